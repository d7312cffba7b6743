// The card form. What is typed here goes to the stand-in's API and nowhere else.
import { brandOf, digits, grouped } from './cards.js';
import { checkCode, checkExpiry, checkNumber, checkPostal, expiryOf } from './checks.js';
import { fillCountries, postalName } from './countries.js';
import { Field } from './field.js';
import { wear } from './look.js';
import { meet, reportHeight } from './port.js';
import { call } from './wire.js';

const home = new URL('../', location.href);
const now = document.documentElement.dataset.month;
const form = document.getElementById('form');
const country = document.getElementById('payment-countryInput');
let key;
let tell = () => {};

const fields = {
    number: new Field('number', { format: text => grouped(digits(text)), check: checkNumber, changed: numberChanged }),
    expiry: new Field('expiry', { format: formatExpiry, check: (text, isLeft) => checkExpiry(text, isLeft, now), changed }),
    cvc: new Field('cvc', { format: text => digits(text).slice(0, brandOf(digits(fields.number.text)).code), check: (text, isLeft) => checkCode(text, isLeft, fields.number.text), changed }),
    postalCode: new Field('postalCode', { format: text => country.value === 'US' ? digits(text).slice(0, 5) : text.toUpperCase().slice(0, 10), check: (text, isLeft) => checkPostal(text, isLeft, country.value), changed }),
};

// "5" can only be May. The stroke comes with the third digit when one deletes, so that it can be deleted too.
function formatExpiry(text, isDeleting) {
    let given = digits(text).slice(0, 4);
    if (/^[2-9]/.test(given)) given = `0${given}`.slice(0, 4);
    if (given.length < 2 || (isDeleting && given.length === 2)) return given;
    return `${given.slice(0, 2)} / ${given.slice(2)}`;
}

function numberChanged() {
    document.getElementById('brand').textContent = brandOf(digits(fields.number.text)).name;
    fields.cvc.input.placeholder = brandOf(digits(fields.number.text)).code === 4 ? '4 digits' : 'CVC';
    changed();
}

function changed() {
    const all = Object.values(fields);
    const empty = !all.some(f => f.isShown && f.text);
    tell('event', { name: 'change', data: { complete: all.every(f => f.isComplete), empty, collapsed: false, value: { type: 'card' } } });
}

function countryChanged() {
    const name = postalName(country.value);
    fields.postalCode.input.closest('.field').hidden = !name || country.closest('.field').hidden;
    document.querySelector('[for=payment-postalCodeInput]').textContent = name ?? '';
    fields.postalCode.clear();
}

/** The first fault; its field gets the focus. */
function check() {
    const faults = Object.values(fields).map(field => ({ field, fault: field.insist() })).filter(f => f.fault);
    faults[0]?.field.input.focus();
    return faults.length ? { error: faults[0].fault } : {};
}

const address = () => ({ country: country.value, ...fields.postalCode.isShown && { postal_code: fields.postalCode.text } });

function method(given = {}) {
    const { month, year } = expiryOf(fields.expiry.text);
    const billing = given.billing_details ?? {};
    return {
        ...given,
        type: 'card',
        billing_details: { ...billing, address: { ...address(), ...billing.address } },
        card: { number: digits(fields.number.text), exp_month: month, exp_year: year, cvc: fields.cvc.text },
    };
}

async function send(path, params) {
    const fault = check();
    if (fault.error) return fault;
    form.inert = true;
    const answer = await call(home, key, 'POST', path, params);
    form.inert = false;
    if (answer.error) showDecline(answer.error);
    return answer;
}

// What the bank says about a field stands at that field; all else about the card stands at its number.
function showDecline(error) {
    if (error.type !== 'card_error') return;
    const at = /cvc/.test(error.code) ? fields.cvc : /expir/.test(error.code) ? fields.expiry : fields.number;
    at.show(error);
}

function takeOptions({ fields: asked, defaultValues, terms, business, readOnly }) {
    const wanted = asked?.billingDetails?.address;
    country.closest('.field').hidden = [asked?.billingDetails, wanted, wanted?.country].includes('never');
    const given = defaultValues?.billingDetails?.address ?? {};
    if (given.country) country.value = given.country;
    countryChanged();
    if (given.postal_code) fields.postalCode.input.value = given.postal_code;
    document.getElementById('terms').hidden ||= terms?.card === 'never';
    if (business?.name) document.getElementById('seller').textContent = business.name;
    form.inert = readOnly === true;
}

function opened({ key: given, appearance, ground, forLater, options }, port) {
    [key, tell] = [given, port];
    wear(appearance, ground);
    document.getElementById('terms').hidden = !forLater;
    takeOptions(options);
    reportHeight(document.body, tell);
    tell('ready');
}

function clear() {
    Object.values(fields).forEach(f => f.clear());
    numberChanged();
}

fillCountries(country, 'US');
countryChanged();
country.addEventListener('change', () => {
    countryChanged();
    changed();
});
document.addEventListener('focusin', e => { if (!e.relatedTarget) tell('event', { name: 'focus' }); });
document.addEventListener('focusout', e => { if (!e.relatedTarget) tell('event', { name: 'blur' }); });
document.addEventListener('keydown', e => {
    if (e.key === 'Escape') tell('event', { name: 'escape' });
    if (e.key === 'Enter' && e.target.matches('input')) tell('enter');
});
form.addEventListener('submit', e => e.preventDefault());

meet(opened, {
    check,
    confirm: ({ path, params }) => send(path, { ...params, payment_method_data: method(params.payment_method_data) }),
    createMethod: ({ params }) => send('payment_methods', method(params)),
    options: ({ options }) => takeOptions(options),
    look: ({ appearance, ground }) => wear(appearance, ground),
    focus: () => fields.number.input.focus(),
    blur: () => document.activeElement?.blur(),
    clear,
});
