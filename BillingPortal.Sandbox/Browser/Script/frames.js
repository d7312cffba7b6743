// One frame of the stand-in's own origin. Everything is said over a port that only the two of them hold.
const home = new URL('../', document.currentScript.src);

class Frame {
    constructor(page, title, hear) {
        this.hear = hear;
        this.waiting = new Map();
        this.node = document.createElement('iframe');
        this.node.title = title;
        this.node.src = new URL(`js/${page}?host=${encodeURIComponent(location.origin)}`, home);
        Object.assign(this.node.style, { border: '0', display: 'block', width: '100%' });
    }

    /** Puts it there, and sends the first word as soon as it can listen. */
    open(into, first) {
        const { port1, port2 } = new MessageChannel();
        this.port = port1;
        port1.onmessage = e => this.heard(e.data);
        this.node.addEventListener('load', () => this.node.contentWindow.postMessage({ type: 'open', ...first() }, home.origin, [port2]), { once: true });
        into.append(this.node);
    }

    tell(type, data = {}) {
        this.port?.postMessage({ ...data, type });
    }

    ask(type, data = {}) {
        const { promise, resolve } = Promise.withResolvers();
        const number = (this.last = (this.last ?? 0) + 1);
        this.waiting.set(number, resolve);
        this.tell(type, { ...data, number });
        return promise;
    }

    /** Whoever still waits for an answer learns that there will be none. */
    close() {
        this.port?.close();
        this.node.remove();
        for (const resolve of this.waiting.values()) resolve({ error: { type: 'invalid_request_error', message: 'The form was taken away before it answered.' } });
        this.waiting.clear();
    }

    heard(message) {
        if (message.type !== 'answer') return this.hear(message);
        this.waiting.get(message.number)?.(message.answer);
        this.waiting.delete(message.number);
    }
}
