// 3-D Secure: the bank's page in a dialog over the host's. The browser keeps the focus inside and gives it back afterwards.
const wide = { border: '0', padding: '16px', margin: '0', width: '100vw', height: '100dvh', maxWidth: 'none', maxHeight: 'none', boxSizing: 'border-box', overflow: 'auto', background: 'rgb(15 20 26 / 60%)' };
const card = { width: 'min(480px, 100%)', height: '330px', margin: 'max(0px, 12dvh) auto 0', borderRadius: '12px', background: '#fff' };

/** Ends when the bank knows the answer; what it is, the intent says. */
function challenge(key, secret) {
    const before = document.activeElement;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', 'Card authentication');
    Object.assign(dialog.style, wide);
    return new Promise(resolve => {
        let isReady = false;
        const frame = new Frame('challenge', 'Card authentication', message => {
            if (message.type === 'height') frame.node.style.height = `${message.height}px`;
            if (message.type === 'ready') {
                isReady = true;
                frame.node.focus();
            }
            if (message.type === 'done') close();
        });
        const close = () => {
            frame.close();
            dialog.remove();
            before?.focus?.();
            resolve();
        };
        // Esc is a no to the bank, not a way around it.
        dialog.addEventListener('cancel', e => {
            e.preventDefault();
            if (isReady) frame.tell('cancel');
            else close();
        });
        Object.assign(frame.node.style, card);
        document.body.append(dialog);
        frame.open(dialog, () => ({ key, secret }));
        dialog.showModal();
    });
}
