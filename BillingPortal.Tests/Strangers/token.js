// node token.js < {"token":…,"keys":…}: what the runtime's own crypto says of a token, with the keys that are shown.
import { createPublicKey, verify } from 'node:crypto';

const parts = [];
for await (const part of process.stdin) parts.push(part);
const { token, keys } = JSON.parse(Buffer.concat(parts).toString('utf8'));
const [head, body, signature] = token.split('.');
const header = JSON.parse(Buffer.from(head, 'base64url'));
const key = createPublicKey({ key: keys.find(k => k.kid === header.kid), format: 'jwk' });
const good = bytes => verify('sha256', Buffer.from(bytes), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
const changed = `${head}.${Buffer.from(Buffer.from(body, 'base64url').toString().replace('"allowed":true', '"allowed":tru ')).toString('base64url')}`;
console.log(JSON.stringify({ good: good(`${head}.${body}`), forged: good(changed), header, claims: JSON.parse(Buffer.from(body, 'base64url')) }));
