// node sign.js SECRET < BODY: the header that Stripe's client makes for a body, for those who must accept it.
import { Stripe } from './client.js';

const parts = [];
for await (const part of process.stdin) parts.push(part);
const payload = Buffer.concat(parts).toString('utf8');
console.log(new Stripe('sk_test_stranger').webhooks.generateTestHeaderString({ payload, secret: process.argv[2] }));
