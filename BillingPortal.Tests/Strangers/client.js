import Stripe from 'stripe';
import assert from 'node:assert/strict';

/** Stripe's own client, sent to the stand-in: the one thing it cannot be told is a path before /v1. */
export function clientOf(base, { key = 'sk_test_stranger', retries = 0 } = {}) {
  const url = new URL(base);
  const http = Stripe.createNodeHttpClient();
  const makeRequest = http.makeRequest.bind(http);
  http.makeRequest = (host, port, path, ...rest) => makeRequest(host, port, url.pathname.replace(/\/$/, '') + path, ...rest);
  return new Stripe(key, { host: url.hostname, port: url.port, protocol: 'http', httpClient: http, maxNetworkRetries: retries, telemetry: false });
}

/** The error that a call ends with; a call that succeeds is the fault. */
export async function errorOf(call) {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'It succeeded.' });
}

export { Stripe, assert };
