// Changes the theme without leaving the page; when that fails, the form is sent as without a script.
document.addEventListener('submit', async e => {
    const form = e.target.closest?.('[data-theme-form]');
    if (!form || !e.submitter) return;
    e.preventDefault();
    const chosen = e.submitter.value;
    try {
        const answer = await fetch(form.action, { method: 'POST', body: new FormData(form, e.submitter), redirect: 'manual' });
        if (answer.type !== 'opaqueredirect') throw new Error(`The theme was not kept: ${answer.status}`);
    } catch {
        const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'theme', value: chosen });
        form.append(field);
        form.submit();
        return;
    }
    document.documentElement.dataset.theme = chosen;
    form.querySelector(chosen === 'dark' ? '.to-light' : '.to-dark').focus();
});
