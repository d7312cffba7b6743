// The bank asks its customer: in a dialog over the host's page, or, for those who were sent here without a script, as a page of its own.
import { isAlone, meet, reportHeight } from './port.js';
import { call, intentOf } from './wire.js';

const $ = id => document.getElementById(id);
const home = new URL(document.querySelector('script').src.split('js/page/')[0]);
const buttons = [$('pass'), $('fail')];
let secret = document.documentElement.dataset.secret;
let key = 'pk_test_sandbox';
let intent = {};
let end = () => {};

const money = ({ amount, currency }) => {
    const form = new Intl.NumberFormat('en-US', { style: 'currency', currency });
    return form.format(amount / 10 ** form.resolvedOptions().maximumFractionDigits);
};

// The buttons wait for this: before it, nobody could be told the answer.
async function show() {
    allow(true);
    const { thing, error } = await read();
    if (error) return trouble(error.message);
    intent = thing;
    $('what').textContent = thing.amount ? `Confirm the payment of ${money(thing)}.` : 'Confirm that this card may be kept for future payments.';
}

function trouble(sentence) {
    $('trouble').textContent = sentence;
    allow(true);
}

function allow(isAllowed) {
    buttons.forEach(b => { b.disabled = !isAllowed; });
}

async function answer(outcome) {
    if (buttons[0].disabled) return;
    allow(false);
    const fault = await send(outcome);
    // Nobody is held here when the bank cannot be reached, or has been answered elsewhere; the intent says how it stands.
    if (!fault || outcome === 'failed' || !await isAsked()) end(outcome);
    else trouble(fault);
}

async function send(outcome) {
    const body = new URLSearchParams({ client_secret: secret, outcome });
    try {
        const sent = await fetch(new URL(`js/3ds/${intentOf(secret).id}`, home), { method: 'POST', body, credentials: 'omit' });
        return sent.ok ? null : (await sent.json()).error.message;
    } catch {
        return 'The bank could not be reached. Try again.';
    }
}

const read = () => call(home, key, 'GET', intentOf(secret).path, { client_secret: secret });
const isAsked = async () => ((await read()).thing?.status ?? 'requires_action') === 'requires_action';

// Without a script around, the customer goes back to where the intent says.
function goBack(outcome) {
    const back = intent.next_action?.redirect_to_url?.return_url;
    if (!back) return trouble('This is done. You can close the page.');
    const { id, field } = intentOf(secret);
    const url = new URL(back);
    url.search = new URLSearchParams([...url.searchParams, [field, id], [`${field}_client_secret`, secret], ['redirect_status', outcome === 'passed' ? 'succeeded' : 'failed']]);
    location.assign(url);
}

$('pass').addEventListener('click', () => answer('passed'));
$('fail').addEventListener('click', () => answer('failed'));

if (isAlone) {
    end = goBack;
    show();
} else {
    document.addEventListener('keydown', e => {
        if (e.key !== 'Escape') return;
        e.preventDefault();
        answer('failed');
    });
    meet((first, tell) => {
        [key, secret] = [first.key, first.secret];
        end = () => tell('done');
        reportHeight(document.querySelector('main'), tell);
        tell('ready');
        $('title').focus();
        show();
    }, { cancel: () => answer('failed') });
}
