// The clock is the host's and takes JSON.
const form = document.getElementById('clock-form');
const said = document.getElementById('clock-said');

form.addEventListener('submit', async e => {
    e.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    said.textContent = 'Moving…';
    try {
        said.textContent = await move(Number(form.amount.value) * Number(form.unit.value));
    } catch {
        said.textContent = 'The clock could not be reached.';
    }
    button.disabled = false;
});

async function move(advanceSeconds) {
    const answer = await fetch(form.dataset.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ advanceSeconds }) });
    if (answer.ok) {
        location.reload();
        return 'Moved.';
    }
    if (answer.status === 404) return 'This sandbox runs without a host whose clock could be moved.';
    return (await answer.json()).detail;
}
