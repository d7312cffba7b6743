// Puts Stripe's form into ours, sends it once, and lets the server ask Stripe what came of it. All of it over plain posts: the page's circuit may be gone meanwhile.
const forms = new WeakMap();
const looks = { colorPrimary: '--accent', colorBackground: '--surface', colorText: '--ink', colorTextSecondary: '--ink-2', colorTextPlaceholder: '--ink-3', colorDanger: '--bad' };
const pause = ms => new Promise(resume => setTimeout(resume, ms));

export function mount(form) {
    const state = { form, part: name => form.querySelector(`[data-part="${name}"]`) };
    forms.set(form, state);
    form.addEventListener('submit', e => { e.preventDefault(); send(state); });
    state.part('again').addEventListener('click', () => open(state));
    // The look of the page is a theme that may be switched while the form is open.
    state.watch = new MutationObserver(() => state.elements?.update({ appearance: appearance() }));
    state.watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return open(state);
}

export function unmount(form) {
    const state = forms.get(form);
    state?.watch.disconnect();
    state?.element?.destroy();
    forms.delete(form);
}

async function open(state) {
    show(state, { fault: null, isOpening: true });
    try {
        const opened = await post(state, state.form.dataset.open);
        if (opened.problem) return fail(state, opened.problem);
        const stripe = (await script(state.form.dataset.script))(state.form.dataset.key);
        state.element?.destroy();
        Object.assign(state, { id: opened.id, stripe, elements: stripe.elements({ clientSecret: opened.clientSecret, appearance: appearance() }) });
        state.element = state.elements.create('payment', { terms: { card: 'never' } }); // ours stand beside it, and say more
        state.element.on('ready', () => show(state, { isReady: true }));
        state.element.on('loaderror', () => fail(state, 'Stripe\'s form could not be opened. Check the connection, and try again.'));
        state.element.mount(state.part('element'));
    } catch (fault) {
        console.error(fault);
        fail(state, 'Stripe\'s form could not be loaded. A blocker may be in the way: allow js.stripe.com, and try again. Nothing was charged.');
    }
}

async function send(state) {
    if (state.isSending || !state.elements) return;
    show(state, { isSending: true, fault: null });
    try {
        const { error } = await state.stripe.confirmSetup({ elements: state.elements, confirmParams: { return_url: location.href }, redirect: 'if_required' });
        if (error?.type === 'validation_error') return show(state, { isReady: true }); // said beside its field
        await settle(state, error);
    } catch (fault) {
        console.error(fault);
        show(state, { isReady: true, fault: 'The connection was lost. Whether the card was set up is being checked as soon as it is back: reload the page to see.' });
    }
}

// The server asks Stripe; what the browser heard is only a hint. While Stripe is at it, or the portal, it is asked again.
async function settle(state, error) {
    for (let wait = 250; ; wait = Math.min(wait * 2, 4000)) {
        const seen = await post(state, `${state.form.dataset.open}/${state.id}`);
        if (seen.problem) return show(state, { isReady: true, fault: seen.problem });
        if (seen.state === 'done') return location.replace(state.form.dataset.done);
        if (seen.state === 'ended') return fail(state, seen.sentence);
        if (seen.state === 'open') return show(state, { isReady: true, fault: seen.sentence ?? error?.message ?? 'The card was not set up. Try again, or use another card.' });
        await pause(wait);
    }
}

async function post(state, path) {
    const answer = await fetch(path, { method: 'POST', body: new FormData(state.form), redirect: 'manual' });
    if (answer.type === 'opaqueredirect') return { problem: 'You have been signed out. Reload the page and sign in again; nothing was changed.' };
    const told = await answer.json().catch(() => ({}));
    return answer.ok ? told : { problem: told.detail ?? `The portal could not do this (${answer.status}). Reload the page and try again.` };
}

function script(url) {
    if (window.Stripe) return Promise.resolve(window.Stripe);
    return new Promise((done, failed) => {
        const tag = Object.assign(document.createElement('script'), { src: url, onload: () => done(window.Stripe), onerror: () => { tag.remove(); failed(new Error(`${url} could not be loaded`)); } });
        document.head.append(tag);
    });
}

function fail(state, words) {
    state.elements = null;
    show(state, { fault: words, mayTryAgain: true });
}

function show(state, { fault, isOpening = false, isReady = false, isSending = false, mayTryAgain = false }) {
    const { part } = state;
    const send = part('send');
    state.words ??= send.textContent;
    state.isSending = isSending;
    part('skeleton').hidden = !isOpening;
    part('again').hidden = !mayTryAgain;
    send.hidden = mayTryAgain;
    send.disabled = !isReady;
    send.textContent = isSending ? state.form.dataset.sending : state.words;
    send.toggleAttribute('aria-busy', isSending);
    if (fault !== undefined) {
        part('fault').hidden = !fault;
        part('fault-words').textContent = fault ?? '';
    }
}

function appearance() {
    const style = getComputedStyle(document.documentElement);
    const isDark = document.documentElement.dataset.theme === 'dark' || (document.documentElement.dataset.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    const variables = Object.fromEntries(Object.entries(looks).map(([name, token]) => [name, colour(style, token, isDark)]));
    return { theme: isDark ? 'night' : 'stripe', variables: { ...variables, borderRadius: '8px', fontSizeBase: '15px' } };
}

// The tokens are light-dark(): the form's frame has no such thing and gets the one that holds.
function colour(style, token, isDark) {
    const [, light, dark] = style.getPropertyValue(token).match(/light-dark\(([^,]+),([^)]+)\)/) ?? [null, style.getPropertyValue(token), style.getPropertyValue(token)];
    return (isDark ? dark : light).trim();
}
