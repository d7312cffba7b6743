// A plain form is sent once: its button says so and is off until the next page comes. Forms that Blazor handles are left alone.
const sent = [];

document.addEventListener('submit', e => {
    const button = e.submitter;
    if (!button?.dataset.sending) return;
    setTimeout(() => {
        if (e.defaultPrevented) return;
        sent.push([button, [...button.childNodes]]);
        button.replaceChildren(document.createTextNode(button.dataset.sending));
        button.disabled = true;
        button.setAttribute('aria-busy', 'true');
    });
});

// The page may come back from the browser's memory as it was left.
addEventListener('pageshow', e => {
    if (!e.persisted) return;
    for (const [button, before] of sent.splice(0)) {
        button.replaceChildren(...before);
        button.disabled = false;
        button.removeAttribute('aria-busy');
    }
});
