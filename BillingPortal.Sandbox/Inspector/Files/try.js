// The shop's side of the card form: the few lines that any page needs.
const $ = id => document.getElementById(id);
const { intents, objects, key } = document.querySelector('.try').dataset;
const stripe = Stripe(key);
const dark = matchMedia('(prefers-color-scheme: dark)');
const ownLook = () => ({
    theme: dark.matches ? 'night' : 'stripe',
    variables: dark.matches
        ? { colorPrimary: '#7da2f2', colorBackground: '#1e2731', colorText: '#e8edf2', colorTextSecondary: '#b3bfcc', colorTextPlaceholder: '#97a4b3', colorDanger: '#ff8f86', borderRadius: '8px', fontSizeBase: '15px' }
        : { colorPrimary: '#2f5bb7', colorBackground: '#ffffff', colorText: '#16202b', colorTextSecondary: '#4a5563', colorTextPlaceholder: '#5f6b7a', colorDanger: '#b3261e', borderRadius: '8px', fontSizeBase: '15px' },
});
const look = () => $('theme').value === 'page' ? ownLook() : { theme: $('theme').value };
const words = () => $('mode').value === 'payment' ? ['Pay $45.00', 'Paying…'] : ['Keep this card', 'Keeping…'];

let elements;
let isPayment;
let round = 0;

async function begin() {
    const mine = ++round;
    elements?.getElement('payment')?.destroy();
    busy(true, words()[0]);
    show(null, '');
    isPayment = $('mode').value === 'payment';
    const made = await fetch(`${intents}?mode=${$('mode').value}`, { method: 'POST' });
    const { client_secret: clientSecret } = await made.json();
    if (mine !== round) return; // begun again meanwhile: that one mounts its own
    elements = stripe.elements({ clientSecret, appearance: look() });
    const element = elements.create('payment', { business: { name: 'the sandbox' } });
    element.on('ready', () => busy(false, words()[0]));
    element.on('loaderror', ({ error }) => show(error));
    element.mount('#element');
}

async function send(e) {
    e.preventDefault();
    if ($('send').disabled) return;
    busy(true, words()[1]);
    show(null, '');
    const order = { elements, confirmParams: { return_url: location.href }, redirect: 'if_required' };
    const { error, setupIntent, paymentIntent } = await (isPayment ? stripe.confirmPayment(order) : stripe.confirmSetup(order));
    const intent = setupIntent ?? paymentIntent;
    busy(Boolean(intent), words()[0]);
    show(error, intent);
}

function busy(isBusy, text) {
    $('send').disabled = isBusy;
    $('send').textContent = text;
}

function show(error, intent) {
    $('problem').hidden = !error;
    $('problem').textContent = error?.message ?? '';
    $('problem').dataset.code = error?.decline_code ?? error?.code ?? '';
    if (!intent) return $('result').replaceChildren();
    const link = Object.assign(document.createElement('a'), { href: objects + intent.id, textContent: intent.id });
    $('result').replaceChildren(`${isPayment ? 'Paid' : 'Kept'}: the intent is ${intent.status}. `, link);
}

$('shop').addEventListener('submit', send);
$('again').addEventListener('click', begin);
$('mode').addEventListener('change', begin);
$('theme').addEventListener('change', () => elements.update({ appearance: look() }));
dark.addEventListener('change', () => elements.update({ appearance: look() }));
begin();
