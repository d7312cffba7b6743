// node walk.js CHECK BASE: tells in its exit code, and in words, whether Stripe's client takes what stands at BASE for Stripe.
import { createServer } from 'node:http';
import { checks } from './checks.js';
import { clientOf } from './client.js';

const [name, base] = process.argv.slice(2);

/** Takes one webhook after the other, as a server of a stranger would. */
async function listen() {
  const waiting = [];
  const come = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      response.end();
      const post = { body: Buffer.concat(parts).toString('utf8'), signature: request.headers['stripe-signature'] };
      const next = waiting.shift();
      if (next) next(post);
      else come.push(post);
    });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    next: () => (come.length > 0 ? Promise.resolve(come.shift()) : new Promise((taken) => waiting.push(taken))),
    close: () => server.close(),
  };
}

const receiver = await listen();
try {
  await checks[name]({ stripe: clientOf(base), base, receiver });
  console.log(`${name}: as at Stripe`);
} catch (fault) {
  console.error(fault);
  process.exitCode = 1;
} finally {
  receiver.close();
}
