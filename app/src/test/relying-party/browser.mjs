// A browser with cookies that knows one host, which is the program under test on this machine.
import http from 'node:http';
import assert from 'node:assert/strict';

/** Whoever owns the user name and the password opens pages of the host. */
export function browser(port, host, user, password) {
    const issuer = `http://${host}`;
    const cookies = new Map();

    // the host is known to the program under test alone, so every call goes to this machine and names it
    function send(url, {method = 'GET', headers = {}, body} = {}) {
        return new Promise((resolve, reject) => {
            const target = new URL(url, issuer);
            const sent = http.request({host: '127.0.0.1', port, method, path: target.pathname + target.search,
                headers: {...headers, host}}, answer => {
                const parts = [];
                answer.on('data', part => parts.push(part));
                answer.on('end', () => resolve({status: answer.statusCode, headers: answer.headers,
                    text: Buffer.concat(parts).toString()}));
            });
            sent.on('error', reject);
            sent.end(body);
        });
    }

    async function open(url, form) {
        const headers = {accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')};
        let body;
        if (form) {
            body = new URLSearchParams(form).toString();
            headers['content-type'] = 'application/x-www-form-urlencoded';
            headers['content-length'] = Buffer.byteLength(body);
        }
        const answer = await send(url, {method: form ? 'POST' : 'GET', headers, body});
        for (const cookie of answer.headers['set-cookie'] ?? []) {
            const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
            cookies.set(name, value);
        }
        return answer;
    }

    const token = page => page.text.match(/name="_csrf" value="([^"]+)"/)[1];

    /** Where an answer leads by itself. */
    const onward = answer => answer.headers.location ?? answer.headers.refresh?.replace(/^0; url=/, '');

    /**
     * Follows what is answered, filling in each form that asks for a password, until it has arrived.
     * arrived(answer, next) says what is wanted of it, or nothing.
     */
    async function walk(url, arrived) {
        for (let steps = 0; steps < 12; steps++) {
            const answer = await open(url);
            const next = onward(answer);
            const there = arrived(answer, next);
            if (there) return there;
            if (next) { url = new URL(next, issuer).href; continue; }
            const action = new URL(url).pathname + new URL(url).search;
            const posted = await open(action, {_csrf: token(answer), name: user, password});
            assert.ok(posted.headers.location, `${action} answered ${posted.status}`);
            url = new URL(posted.headers.location, issuer).href;
        }
        throw new Error('no way through');
    }

    return {issuer, send, open, token, onward, walk};
}
