// The Payment Element as the page holds it. Card data stays in the frame; the page learns what happened, not what was typed.
const room = 4; // around the fields, so that a focus ring is not cut off at the frame's edge

class PaymentElement {
    constructor(group, options) {
        Object.assign(this, { group, options, listeners: new Map() });
    }

    mount(where) {
        demand(!this.isDestroyed, 'This Element has already been destroyed. Please create a new one.');
        const target = typeof where === 'string' ? document.querySelector(where) : where;
        demand(target instanceof Element, `The selector you specified (${where}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`);
        if (this.frame && this.target === target) return this;
        this.unmount();
        this.target = target;
        this.open(target);
        return this;
    }

    unmount() {
        this.frame?.close();
        this.frame = null;
        return this;
    }

    destroy() {
        this.unmount();
        this.isDestroyed = true;
        this.group.forget(this);
        return this;
    }

    on(name, listener) {
        demand(typeof listener === 'function', `Invalid value for on(): the listener of "${name}" should be a function.`);
        this.listeners.set(name, [...this.listeners.get(name) ?? [], listener]);
        return this;
    }

    once(name, listener) {
        const first = event => {
            this.off(name, first);
            listener(event);
        };
        return this.on(name, first);
    }

    off(name, listener) {
        this.listeners.set(name, listener ? (this.listeners.get(name) ?? []).filter(l => l !== listener) : []);
        return this;
    }

    update(options) {
        Object.assign(this.options, options);
        this.frame?.tell('options', { options: plain(this.options) });
        return this;
    }

    focus() { this.frame?.node.focus(); this.frame?.tell('focus'); }
    blur() { this.frame?.tell('blur'); this.frame?.node.blur(); }
    clear() { this.frame?.tell('clear'); }
    collapse() { /* There is one method only, and it is always open. */ }

    open(target) {
        const frame = this.frame = new Frame('payment', 'Secure payment input frame', message => this.heard(message));
        Object.assign(frame.node.style, { margin: `-${room}px`, width: `calc(100% + ${2 * room}px)`, height: '300px', opacity: '0' });
        this.patience = setTimeout(() => this.emit('loaderror', { error: { type: 'api_connection_error', message: 'The card form could not be loaded.' } }), 20000);
        frame.open(target, () => ({ ...this.group.first(), options: plain(this.options), ground: groundBehind(target) }));
        this.emit('loaderstart');
    }

    heard(message) {
        if (message.type === 'height') this.frame.node.style.height = `${message.height}px`;
        if (message.type === 'event') this.emit(message.name, message.data);
        if (message.type === 'ready') this.ready();
        if (message.type === 'enter') this.target.closest('form')?.requestSubmit();
    }

    ready() {
        clearTimeout(this.patience);
        this.frame.node.style.opacity = '1';
        this.emit('ready');
    }

    emit(name, data = {}) {
        for (const listener of this.listeners.get(name) ?? []) listener({ elementType: 'payment', ...data });
    }
}

// Functions and nodes cannot travel to a frame.
const plain = value => JSON.parse(JSON.stringify(value ?? {}));

/** The frame paints what is behind it: a see-through one would be unreadable for as long as page and form disagree about light and dark. */
function groundBehind(node) {
    for (let at = node; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (!/^rgba\(.*, 0(\.\d+)?\)$|^transparent$/.test(colour)) return colour;
    }
    return 'Canvas';
}
