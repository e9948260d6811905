// Signs somebody in with code and PKCE, asks who it is, renews, demands a second sign-in and signs out; ends with "ok".
// Usage: node relying-party.mjs <port> <host> <client id> <secret> <redirect> <after logout> <user> <password>
import http from 'node:http';
import assert from 'node:assert/strict';
import * as client from 'openid-client';

const [port, host, id, secret, redirect, left, user, password] = process.argv.slice(2);
const issuer = `http://${host}`;

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

async function asFetch(url, options) {
    const headers = Object.fromEntries(new Headers(options.headers));
    const body = options.body === undefined || options.body === null ? undefined : String(options.body);
    if (body !== undefined) headers['content-length'] = Buffer.byteLength(body);
    const answer = await send(url, {method: options.method, headers, body});
    return new Response(answer.status === 204 ? null : answer.text, {status: answer.status,
        headers: Object.entries(answer.headers).flatMap(([name, value]) => [value].flat().map(one => [name, one]))});
}

// a browser with cookies
const cookies = new Map();
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

/** Follows what we answer, filling in each form that asks for a password, until it leads to the system. */
async function walk(url) {
    for (let steps = 0; steps < 12; steps++) {
        const answer = await open(url);
        const next = answer.headers.location ?? answer.headers.refresh?.replace(/^0; url=/, '');
        if (next?.startsWith(redirect)) return new URL(next);
        if (next) { url = new URL(next, issuer).href; continue; }
        const csrf = answer.text.match(/name="_csrf" value="([^"]+)"/)[1];
        const action = new URL(url).pathname + new URL(url).search;
        const posted = await open(action, {_csrf: csrf, name: user, password});
        assert.ok(posted.headers.location, `${action} answered ${posted.status}`);
        url = new URL(posted.headers.location, issuer).href;
    }
    throw new Error('no way through');
}

const config = await client.discovery(new URL(issuer), id, secret, undefined, {
    [client.customFetch]: asFetch, execute: [client.allowInsecureRequests]});
config[client.customFetch] = asFetch;

async function signIn(more = {}) {
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(config, {redirect_uri: redirect, scope: 'openid profile email', state, nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more});
    const back = await walk(url.href);
    return client.authorizationCodeGrant(config, back, {pkceCodeVerifier: verifier, expectedState: state,
        expectedNonce: nonce, ...(more.max_age ? {maxAge: Number(more.max_age)} : {})});
}

const first = await signIn();
assert.equal(first.claims().iss, issuer);
assert.deepEqual(first.claims().amr, ['pwd']);
const known = await client.fetchUserInfo(config, first.access_token, first.claims().sub);
assert.equal(known.preferred_username, user);

const renewed = await client.refreshTokenGrant(config, first.refresh_token);
assert.notEqual(renewed.refresh_token, first.refresh_token);
assert.equal((await client.tokenIntrospection(config, renewed.access_token)).active, true);

// the session is there, and the system wants it young all the same
const again = await signIn({prompt: 'login', max_age: '60'});
assert.equal(again.claims().sid, first.claims().sid);

// who shows an old refresh token has lost the young one
await assert.rejects(client.refreshTokenGrant(config, first.refresh_token), error => error.error === 'invalid_grant');
await assert.rejects(client.refreshTokenGrant(config, renewed.refresh_token), error => error.error === 'invalid_grant');

const out = client.buildEndSessionUrl(config, {id_token_hint: again.id_token, post_logout_redirect_uri: left});
assert.equal((await open(out.href)).headers.location, left);
await assert.rejects(client.fetchUserInfo(config, again.access_token, again.claims().sub));
console.log('ok');
