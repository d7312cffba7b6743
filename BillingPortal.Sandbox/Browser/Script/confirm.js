// From "confirm" to its end: the form or a saved card, then the bank if it asks, then the way back.
const unauthenticated = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.';
const isThrough = intent => ['succeeded', 'processing', 'requires_capture'].includes(intent.status);

function checkOrder(field, asker, { elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
    const secret = clientSecret ?? elements?.secret;
    demand(elements || clientSecret, `Invalid value for ${asker}: you must pass elements or a clientSecret.`);
    demand(typeof secret === 'string', `Invalid value for ${asker}: clientSecret should be a client secret of the form ${field === 'setup_intent' ? 'seti' : 'pi'}_xxx_secret_yyy.`);
    demand(secret.includes('_secret_') && intentOf(secret).field === field, `Invalid value for ${asker}: clientSecret should be a client secret of the form ${field === 'setup_intent' ? 'seti' : 'pi'}_xxx_secret_yyy.`);
    demand(['always', 'if_required'].includes(redirect), `Invalid value for ${asker}: redirect should be "always" or "if_required".`);
    demand(redirect === 'if_required' || confirmParams.return_url, `Invalid value for ${asker}: confirmParams.return_url is required unless redirect is "if_required".`);
    demand(!elements || elements.secret || elements.isChecked, `elements.submit() must be called before ${asker}.`);
    return { secret, confirmParams, redirect, frame: elements?.frame(asker) };
}

async function confirm(stripe, { secret, confirmParams, redirect, frame }) {
    const intent = intentOf(secret);
    const params = { ...plain(confirmParams), client_secret: secret, use_stripe_sdk: true };
    const answer = frame
        ? await frame.ask('confirm', { path: `${intent.path}/confirm`, params })
        : await stripe.call('POST', `${intent.path}/confirm`, params);
    const result = await settle(stripe, secret, answer);
    return result.error || redirect === 'if_required' ? result : leave(confirmParams.return_url, secret, result[intent.name]);
}

/** When the bank asks, the customer is shown its page; then the intent is read anew. */
async function settle(stripe, secret, { thing, error }) {
    if (error) return { error };
    if (thing.status !== 'requires_action') return told(secret, thing);
    await challenge(stripe.key, secret);
    const after = await stripe.retrieve(secret);
    return after.error ? after : told(secret, after.thing);
}

function told(secret, thing) {
    const { name, field, trouble } = intentOf(secret);
    if (isThrough(thing)) return { [name]: thing };
    const why = thing[trouble] ?? { type: 'invalid_request_error', code: `${field}_unexpected_state`, message: `The intent is ${thing.status}.` };
    const message = why.code?.endsWith('_authentication_failure') ? unauthenticated : why.message;
    return { error: { ...why, message, [field]: thing } };
}

// The page is left; the promise stays open, as no code of this page should run on.
function leave(to, secret, thing) {
    const { id, field } = intentOf(secret);
    const url = new URL(to, location.href);
    url.searchParams.set(field, id);
    url.searchParams.set(`${field}_client_secret`, secret);
    url.searchParams.set('redirect_status', thing.status === 'succeeded' ? 'succeeded' : 'pending');
    location.assign(url);
    return new Promise(() => {});
}
