// The API as a browser may call it: forms out, JSON back, never an exception for what the answer says.
function* pairs(value, name) {
    if (value === undefined) return;
    if (value === null) yield [name, ''];
    else if (typeof value !== 'object') yield [name, String(value)];
    else for (const [key, inner] of Object.entries(value)) yield* pairs(inner, name ? `${name}[${key}]` : key);
}

async function read(answer) {
    const json = await answer.json();
    return answer.ok ? { thing: json } : { error: json.error };
}

const unreachable = () => ({ error: { type: 'api_connection_error', message: 'We could not reach the payment service. Check the connection and try again.' } });

export async function call(home, key, method, path, params) {
    const form = new URLSearchParams([...pairs(params, '')]);
    const url = new URL(`v1/${path}`, home);
    if (method === 'GET') url.search = form;
    const body = method === 'GET' ? undefined : form;
    try {
        return await read(await fetch(url, { method, body, headers: { Authorization: `Bearer ${key}` }, credentials: 'omit' }));
    } catch {
        return unreachable();
    }
}

/** What the secret of an intent says about it. */
export function intentOf(secret) {
    const id = String(secret).split('_secret_')[0];
    return id.startsWith('seti_')
        ? { id, path: `setup_intents/${id}`, field: 'setup_intent', name: 'setupIntent', trouble: 'last_setup_error' }
        : { id, path: `payment_intents/${id}`, field: 'payment_intent', name: 'paymentIntent', trouble: 'last_payment_error' };
}
