// Blazor's script tries to connect again and sets a class on the overlay. What it leaves open is done here:
// a restarted portal has lost this page's state, so the page is loaded anew, by itself unless something was typed on it.
const overlay = document.getElementById('components-reconnect-modal');
const is = state => overlay.classList.contains(`components-reconnect-${state}`);
const pause = ms => new Promise(done => setTimeout(done, ms));

let typed = false;
addEventListener('input', e => { typed ||= !e.target.closest?.('[data-search]'); }, true);
addEventListener('submit', () => { typed = false; }, true);

async function answers() {
    try {
        return (await fetch('health', { cache: 'no-store' })).status < 500;
    } catch {
        return false;
    }
}

async function connect() {
    try {
        if (!await Blazor.reconnect()) rejected();
    } catch {
        // Not reachable yet: the overlay stays, and the next try follows.
    }
}

function rejected() {
    if (!typed) return location.reload();
    overlay.classList.remove('components-reconnect-show', 'components-reconnect-failed');
    overlay.classList.add('components-reconnect-rejected');
}

let waiting = false;
async function keepTrying() {
    if (waiting) return;
    waiting = true;
    for (let ms = 1000; is('failed'); ms = Math.min(ms * 1.5, 10000)) {
        await pause(ms);
        if (is('failed') && await answers()) await connect();
    }
    waiting = false;
}

let before = '';
new MutationObserver(() => {
    const state = ['show', 'failed', 'rejected'].find(is) ?? '';
    if (state === before) return;
    before = state;
    if (state === 'rejected') rejected();
    if (state === 'failed') keepTrying();
    if (state) overlay.querySelector(`.when-${state} button`)?.focus();
}).observe(overlay, { attributes: true, attributeFilter: ['class'] });

overlay.addEventListener('click', e => {
    const action = e.target.closest?.('[data-reconnect]')?.dataset.reconnect;
    if (action === 'retry') connect();
    if (action === 'reload') location.reload();
});
