// The frame's end of the wire to the page around it. The first word must come from that page, at the origin it said it has.
const host = new URLSearchParams(location.search).get('host');

export const isAlone = window.parent === window;

/** Waits for the first word. `answers` holds a function for each further one; what it returns goes back. */
export function meet(opened, answers) {
    addEventListener('message', function first(e) {
        if (e.source !== window.parent || e.origin !== host || e.data?.type !== 'open') return;
        removeEventListener('message', first);
        const [port] = e.ports;
        const tell = (type, data = {}) => port.postMessage({ ...data, type });
        port.onmessage = async ({ data }) => {
            const answer = await answers[data.type]?.(data);
            if (data.number) tell('answer', { number: data.number, answer });
        };
        opened(e.data, tell);
    });
}

/** The page around gives as much height as is needed, so that nothing scrolls inside. */
export function reportHeight(node, tell) {
    new ResizeObserver(() => tell('height', { height: Math.ceil(node.getBoundingClientRect().height) })).observe(node);
}
