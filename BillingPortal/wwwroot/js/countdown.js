// Counts on what the server said is left, by the time that has passed here since: the browser's own clock may be wrong. No round trip.
const seen = new WeakMap();
const zone = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

// The same words as on the server (TimeLeft).
function words(seconds) {
    const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
    if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'} ${hours} h`;
    if (hours > 0) return `${hours} h ${minutes} min`;
    return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function tick() {
    for (const part of document.querySelectorAll('[data-countdown]')) {
        const key = `${part.dataset.now}/${part.dataset.ends}`;
        if (seen.get(part)?.key !== key) seen.set(part, { key, at: performance.now() });
        const left = Math.max(0, Math.ceil((part.dataset.ends - part.dataset.now - (performance.now() - seen.get(part).at)) / 1000));
        const text = part.querySelector('[data-left]').firstChild; // the node stays: Blazor knows it
        if (text.nodeValue !== words(left)) text.nodeValue = words(left);
    }
    for (const part of document.querySelectorAll('[data-your-time]')) {
        const at = new Date(Number(part.dataset.yourTime));
        const own = at.getTimezoneOffset() === 0 ? '' : `(your time: ${zone.format(at)})`;
        if (part.textContent !== own) part.textContent = own;
    }
}

tick();
setInterval(tick, 1000);
