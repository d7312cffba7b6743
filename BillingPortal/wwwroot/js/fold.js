// On a phone the navigation folds behind its button. The state stands in attributes that Blazor does not render.
function set(nav, isOpen) {
    nav.toggleAttribute('data-open', isOpen);
    nav.querySelector('[data-fold-button]').setAttribute('aria-expanded', String(isOpen));
}

document.addEventListener('click', e => {
    const nav = e.target.closest?.('[data-fold]');
    if (!nav) return;
    if (e.target.closest('[data-fold-button]')) set(nav, !nav.hasAttribute('data-open'));
    else if (e.target.closest('a')) set(nav, false);
});

document.addEventListener('keydown', e => {
    const nav = e.key === 'Escape' && e.target.closest?.('[data-fold][data-open]');
    if (!nav) return;
    set(nav, false);
    nav.querySelector('[data-fold-button]').focus();
});
