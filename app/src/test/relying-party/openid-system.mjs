// Signs somebody in with code and PKCE, asks who it is, renews, demands a second sign-in and signs out; ends with "ok".
// Usage: node openid-system.mjs <port> <host> <client id> <secret> <redirect> <after logout> <user> <password>
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import {browser} from './browser.mjs';

const [port, host, id, secret, redirect, left, user, password] = process.argv.slice(2);
const {issuer, send, open, walk} = browser(port, host, user, password);

async function asFetch(url, options) {
    const headers = Object.fromEntries(new Headers(options.headers));
    const body = options.body === undefined || options.body === null ? undefined : String(options.body);
    if (body !== undefined) headers['content-length'] = Buffer.byteLength(body);
    const answer = await send(url, {method: options.method, headers, body});
    return new Response(answer.status === 204 ? null : answer.text, {status: answer.status,
        headers: Object.entries(answer.headers).flatMap(([name, value]) => [value].flat().map(one => [name, one]))});
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
    const back = await walk(url.href, (_, next) => next?.startsWith(redirect) && new URL(next));
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
