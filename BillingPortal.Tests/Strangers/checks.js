import { Stripe, assert, clientOf, errorOf } from './client.js';

const returnUrl = 'https://example.com/back';
const quiet = { enabled: true, allow_redirects: 'never' };

async function withCard(stripe, card) {
  const customer = await stripe.customers.create({ email: 'ann@example.com' });
  const method = await stripe.paymentMethods.attach(card, { customer: customer.id });
  return { customer: customer.id, payment_method: method.id };
}

/** Each is a life of something, told by Stripe's own client. Given: the client, the sandbox's base, and an address that takes webhooks. */
export const checks = {
  async customers({ stripe }) {
    const made = await stripe.customers.create({ name: 'Ann', email: 'ann@example.com', address: { line1: '1 rue de l’École', country: 'FR' }, metadata: { plan: 'pro', gone: 'x' }, preferred_locales: ['fr', 'en'] });
    assert.equal(made.object, 'customer');
    assert.equal(made.address.line1, '1 rue de l’École');
    assert.deepEqual(made.preferred_locales, ['fr', 'en']);
    const changed = await stripe.customers.update(made.id, { name: '', metadata: { gone: '', seats: '3' } });
    assert.equal(changed.name, null);
    assert.deepEqual(changed.metadata, { plan: 'pro', seats: '3' });
    assert.equal((await stripe.customers.retrieve(made.id)).email, 'ann@example.com');
    const { id, object, deleted } = await stripe.customers.del(made.id);
    assert.deepEqual({ id, object, deleted }, { id: made.id, object: 'customer', deleted: true });
    assert.equal((await stripe.customers.retrieve(made.id)).deleted, true);
  },

  async lists({ stripe }) {
    const email = 'list@example.com';
    const made = [];
    for (let i = 0; i < 7; i++) made.unshift((await stripe.customers.create({ email })).id);
    const walked = [];
    for await (const customer of stripe.customers.list({ email, limit: 3 })) walked.push(customer.id);
    assert.deepEqual(walked, made);
    const first = await stripe.customers.list({ email, limit: 3 });
    assert.equal(first.has_more, true);
    const before = await stripe.customers.list({ email, limit: 2, ending_before: made[5] });
    assert.deepEqual(before.data.map((c) => c.id), made.slice(3, 5));
    assert.equal((await stripe.customers.list({ email, created: { gt: 4102444800 } })).data.length, 0);
    assert.equal((await errorOf(stripe.customers.list({ limit: 101 }))).type, 'StripeInvalidRequestError');
  },

  async errors({ stripe, base }) {
    const missing = await errorOf(stripe.customers.retrieve('cus_none'));
    assert.deepEqual([missing.type, missing.code, missing.statusCode, missing.param], ['StripeInvalidRequestError', 'resource_missing', 404, 'id']);
    assert.ok(missing.requestId.startsWith('req_'));
    const unknown = await errorOf(stripe.customers.create({ colour: 'red' }));
    assert.deepEqual([unknown.code, unknown.param], ['parameter_unknown', 'colour']);
    assert.equal((await errorOf(clientOf(base, { key: 'sk_live_x' }).customers.list())).type, 'StripeAuthenticationError');
    assert.ok([401, 403].includes((await errorOf(clientOf(base, { key: 'pk_test_x' }).customers.list())).statusCode));
    const declined = await errorOf(withCard(stripe, 'pm_card_visa_chargeDeclined'));
    assert.deepEqual([declined.type, declined.code, declined.decline_code], ['StripeCardError', 'card_declined', 'generic_decline']);
  },

  async idempotency({ stripe }) {
    const options = { idempotencyKey: 'key-' + process.pid };
    const first = await stripe.customers.create({ name: 'Once' }, options);
    const second = await stripe.customers.create({ name: 'Once' }, options);
    assert.equal(second.id, first.id);
    assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal((await errorOf(stripe.customers.create({ name: 'Twice' }, options))).type, 'StripeIdempotencyError');
  },

  async expands({ stripe }) {
    const { customer, payment_method } = await withCard(stripe, 'pm_card_visa');
    const setup = await stripe.setupIntents.create({ customer, payment_method, confirm: true, automatic_payment_methods: quiet });
    assert.equal(typeof setup.customer, 'string');
    const expanded = await stripe.setupIntents.retrieve(setup.id, { expand: ['customer', 'payment_method.customer', 'latest_attempt'] });
    assert.equal(expanded.customer.object, 'customer');
    assert.equal(expanded.payment_method.customer.id, customer);
    assert.equal(expanded.latest_attempt.object, 'setup_attempt');
    const listed = await stripe.setupIntents.list({ customer, expand: ['data.payment_method'] });
    assert.equal(listed.data[0].payment_method.card.last4, '4242');
  },

  async setups({ stripe, base }) {
    const { id: customer } = await stripe.customers.create();
    const setup = await stripe.setupIntents.create({ customer, usage: 'off_session', automatic_payment_methods: quiet });
    assert.equal(setup.status, 'requires_payment_method');
    const browser = clientOf(base, { key: 'pk_test_stranger' });
    const confirmed = await browser.setupIntents.confirm(setup.id, { client_secret: setup.client_secret, payment_method: 'pm_card_visa' });
    assert.equal(confirmed.status, 'succeeded');
    const [method] = (await stripe.customers.listPaymentMethods(customer)).data;
    assert.equal(method.card.brand, 'visa');
    assert.equal((await stripe.setupAttempts.list({ setup_intent: setup.id })).data[0].status, 'succeeded');
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method.id } });
    assert.equal((await stripe.paymentMethods.detach(method.id)).customer, null);
    assert.equal((await stripe.customers.retrieve(customer)).invoice_settings.default_payment_method, null);
    const canceled = await stripe.setupIntents.cancel((await stripe.setupIntents.create({ automatic_payment_methods: quiet })).id, { cancellation_reason: 'abandoned' });
    assert.deepEqual([canceled.status, canceled.cancellation_reason], ['canceled', 'abandoned']);
    const asking = await stripe.setupIntents.create({ customer, payment_method: 'pm_card_authenticationRequired', confirm: true, automatic_payment_methods: quiet });
    assert.equal(asking.status, 'requires_action');
  },

  async payments({ stripe }) {
    const { customer, payment_method } = await withCard(stripe, 'pm_card_visa');
    const paid = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', customer, payment_method, confirm: true, off_session: true, automatic_payment_methods: quiet });
    assert.deepEqual([paid.status, paid.amount_received], ['succeeded', 2000]);
    const charge = await stripe.charges.retrieve(paid.latest_charge);
    assert.deepEqual([charge.paid, charge.outcome.type, charge.payment_method_details.card.last4], [true, 'authorized', '4242']);
    const part = await stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
    assert.equal(part.status, 'succeeded');
    await stripe.refunds.create({ payment_intent: paid.id });
    assert.equal((await errorOf(stripe.refunds.create({ payment_intent: paid.id }))).code, 'charge_already_refunded');
    assert.equal((await stripe.charges.retrieve(paid.latest_charge)).refunded, true);

    const held = await stripe.paymentIntents.create({ amount: 900, currency: 'eur', customer, payment_method, confirm: true, capture_method: 'manual', automatic_payment_methods: quiet });
    assert.equal(held.status, 'requires_capture');
    assert.equal((await stripe.paymentIntents.capture(held.id)).status, 'succeeded');
    assert.equal((await errorOf(stripe.paymentIntents.cancel(held.id))).code, 'payment_intent_unexpected_state');
  },

  async declines({ stripe }) {
    const failing = await withCard(stripe, 'pm_card_chargeCustomerFail');
    const declined = await errorOf(stripe.paymentIntents.create({ amount: 700, currency: 'usd', ...failing, confirm: true, off_session: true, automatic_payment_methods: quiet }));
    assert.deepEqual([declined.type, declined.payment_intent.status], ['StripeCardError', 'requires_payment_method']);
    const asking = await withCard(stripe, 'pm_card_authenticationRequired');
    const required = await errorOf(stripe.paymentIntents.create({ amount: 700, currency: 'usd', ...asking, confirm: true, off_session: true, automatic_payment_methods: quiet }));
    assert.deepEqual([required.statusCode, required.code], [402, 'authentication_required']);
    const again = await stripe.paymentIntents.confirm(required.payment_intent.id, { payment_method: asking.payment_method, return_url: returnUrl });
    assert.equal(again.status, 'requires_action');
    assert.ok(again.next_action.type);
  },

  async events({ stripe }) {
    const { id } = await stripe.customers.create({ name: 'Told' });
    await stripe.customers.update(id, { name: 'Told again' });
    const [updated] = (await stripe.events.list({ type: 'customer.updated', limit: 1 })).data;
    assert.equal(updated.data.object.id, id);
    assert.equal(updated.data.previous_attributes.name, 'Told');
    assert.equal((await stripe.events.retrieve(updated.id)).type, 'customer.updated');
  },

  async webhooks({ stripe, receiver }) {
    const endpoint = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['customer.created'] });
    assert.ok(endpoint.secret.startsWith('whsec_'));
    assert.equal((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret, undefined);
    const { id } = await stripe.customers.create();
    const { body, signature } = await receiver.next();
    const event = stripe.webhooks.constructEvent(body, signature, endpoint.secret);
    assert.deepEqual([event.type, event.data.object.id], ['customer.created', id]);
    assert.throws(() => stripe.webhooks.constructEvent(body + ' ', signature, endpoint.secret), Stripe.errors.StripeSignatureVerificationError);
    assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other'), Stripe.errors.StripeSignatureVerificationError);
    assert.equal((await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })).status, 'disabled');
    assert.equal((await stripe.webhookEndpoints.del(endpoint.id)).deleted, true);
  },
};
