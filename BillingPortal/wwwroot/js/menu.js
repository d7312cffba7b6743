// Menus are <details data-menu>. Listening at the document outlives Blazor's re-rendering.
const open = () => document.querySelectorAll('details[data-menu][open]');
const items = menu => [...menu.querySelectorAll('.menu-item:not([disabled])')];

function close(menu, focus) {
    menu.open = false;
    if (focus) menu.querySelector('summary').focus();
}

function move(menu, key) {
    const all = items(menu);
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: at <= 0 ? all.length - 1 : at - 1, Home: 0, End: all.length - 1 }[key];
    all[to]?.focus();
}

document.addEventListener('keydown', e => {
    const menu = e.target.closest?.('details[data-menu]');
    if (!menu) return;
    if (e.key === 'Escape' && menu.open) {
        close(menu, true);
        e.stopPropagation();
    } else if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(e.key)) {
        if (!menu.open && !e.key.startsWith('Arrow')) return;
        e.preventDefault();
        menu.open = true;
        move(menu, e.key);
    }
});

document.addEventListener('click', e => {
    const inside = e.target.closest?.('details[data-menu]');
    open().forEach(menu => menu !== inside && close(menu, false));
    if (inside && e.target.closest('.menu-item')) close(inside, true);
});

document.addEventListener('focusout', e => {
    const menu = e.target.closest?.('details[data-menu][open]');
    if (menu && e.relatedTarget && !menu.contains(e.relatedTarget)) close(menu, false);
});
