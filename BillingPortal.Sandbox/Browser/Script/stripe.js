// What the page sees: Stripe(key), with the part of Stripe's surface that a card form needs.
class StripeClient {
    constructor(key) {
        this.key = key;
    }

    elements(options = {}) {
        if (options.clientSecret !== undefined)
            demand(/^(pi|seti)_\w+_secret_\w+$/.test(options.clientSecret), 'Invalid value for elements(): clientSecret should be a client secret of the form ${id}_secret_${secret}.');
        return new Elements(this, { ...options });
    }

    confirmSetup(options = {}) {
        return confirm(this, checkOrder('setup_intent', 'stripe.confirmSetup()', options));
    }

    confirmPayment(options = {}) {
        return confirm(this, checkOrder('payment_intent', 'stripe.confirmPayment()', options));
    }

    /** For an intent that was confirmed on the server and now waits for the customer. */
    async handleNextAction({ clientSecret } = {}) {
        demand(clientSecret, 'Invalid value for stripe.handleNextAction(): clientSecret should be a string.');
        const found = await this.retrieve(clientSecret);
        demand(found.error || found.thing.status === 'requires_action', `stripe.handleNextAction(): the intent supplied is not in the requires_action state, it is ${found.thing?.status}.`);
        return settle(this, clientSecret, found);
    }

    async retrieveSetupIntent(secret) {
        return named(secret, await this.retrieve(secret));
    }

    async retrievePaymentIntent(secret) {
        return named(secret, await this.retrieve(secret));
    }

    async createPaymentMethod({ elements, params = {} } = {}) {
        demand(elements instanceof Elements, 'Invalid value for stripe.createPaymentMethod(): the sandbox takes elements only.');
        demand(elements.isChecked, 'elements.submit() must be called before stripe.createPaymentMethod().');
        const { thing, error } = await elements.frame('stripe.createPaymentMethod()').ask('createMethod', { params: plain(params) });
        return error ? { error } : { paymentMethod: thing };
    }

    // Of telling a page's frameworks apart the stand-in has no need; the calls are there because libraries make them.
    registerAppInfo() {}
    _registerWrapper() {}

    call(method, path, params) {
        return call(home, this.key, method, path, params);
    }

    retrieve(secret) {
        return this.call('GET', intentOf(secret).path, { client_secret: secret });
    }
}

const named = (secret, { thing, error }) => error ? { error } : { [intentOf(secret).name]: thing };

function Stripe(key) {
    demand(typeof key === 'string' && key.length > 0, 'Missing value for Stripe(): apiKey should be a string.');
    demand(!/^[sr]k_/.test(key), 'You should not use your secret key with Stripe.js. Pass a publishable key instead.');
    demand(key.startsWith('pk_test_'), 'The sandbox takes publishable keys that begin with pk_test_.');
    return new StripeClient(key);
}

Stripe.version = 'dahlia';
window.Stripe = Stripe;
