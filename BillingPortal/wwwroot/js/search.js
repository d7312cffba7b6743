// "/" brings the focus to the page's search box, unless something is being typed.
const typing = el => el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);

document.addEventListener('keydown', e => {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return;
    const box = document.querySelector('[data-search]');
    if (!box) return;
    e.preventDefault();
    box.focus();
    box.select();
});
