// A group of elements belongs to one intent, or to one that will be made when the customer is ready ("mode").
class Elements {
    constructor(stripe, options) {
        Object.assign(this, { stripe, options, made: null, isChecked: false });
    }

    get secret() {
        return this.options.clientSecret;
    }

    create(type, options = {}) {
        demand(type === 'payment', `The sandbox has the "payment" element only, not "${type}".`);
        demand(this.secret || this.options.mode, 'In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.');
        demand(!this.made, 'Can only create one Element of type payment through this Elements group.');
        return this.made = new PaymentElement(this, { ...options });
    }

    getElement(type) {
        return type === 'payment' ? this.made : null;
    }

    /** Checks what was typed. Before an intent exists this is the call that must come first. */
    async submit() {
        this.isChecked = true;
        const answer = await this.frame('elements.submit()').ask('check');
        return answer.error ? answer : { selectedPaymentMethod: 'card' };
    }

    async fetchUpdates() {
        demand(this.secret, 'elements.fetchUpdates() needs an Elements group that was made with a clientSecret.');
        const { error } = await this.stripe.retrieve(this.secret);
        return error ? { error } : {};
    }

    update(options = {}) {
        const { appearance, ...rest } = options;
        Object.assign(this.options, rest, appearance && { appearance });
        const frame = this.made?.frame;
        frame?.tell('look', { appearance: plain(this.options.appearance), ground: groundBehind(this.made.target) });
    }

    /** The frame of the mounted form. */
    frame(asker) {
        demand(this.made?.frame, `Invalid value for ${asker}: elements should have a mounted Payment Element.`);
        return this.made.frame;
    }

    first() {
        const { appearance, mode, clientSecret } = this.options;
        return { key: this.stripe.key, appearance: plain(appearance), forLater: mode ? mode === 'setup' : intentOf(clientSecret).field === 'setup_intent' };
    }

    forget(element) {
        if (this.made === element) this.made = null;
    }
}
