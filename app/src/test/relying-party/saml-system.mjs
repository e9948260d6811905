// Signs somebody in by SAML, anew too, and signs out from either side, by node-saml; ends with "ok".
// Usage: node saml-system.mjs describe <folder> <entity id>
//        node saml-system.mjs sign-in <folder> <entity id> <port> <host> <user> <password>
// The folder holds key.pem and certificate.pem of the system. The first form prints its metadata.
import {readFileSync} from 'node:fs';
import assert from 'node:assert/strict';
import {SAML, ValidateInResponseTo} from '@node-saml/node-saml';
import {browser} from './browser.mjs';

const [what, folder, id, port, host, user, password] = process.argv.slice(2);
const key = readFileSync(`${folder}/key.pem`, 'utf8');
const certificate = readFileSync(`${folder}/certificate.pem`, 'utf8');

function system(known) {
    return new SAML({issuer: id, audience: id, callbackUrl: `${id}/acs`, logoutCallbackUrl: `${id}/slo`,
        privateKey: key, publicCert: certificate, decryptionPvk: key, signatureAlgorithm: 'sha256',
        digestAlgorithm: 'sha256', wantAssertionsSigned: true, wantAuthnResponseSigned: false,
        validateInResponseTo: ValidateInResponseTo.always, acceptedClockSkewMs: 0,
        identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', ...known});
}

if (what === 'describe') {
    console.log(system({idpCert: certificate}).generateServiceProviderMetadata(certificate, certificate));
    process.exit();
}

const {issuer, send, open, token, onward, walk} = browser(port, host, user, password);

// all that is known of the other side is what it says of itself
const metadata = (await send('/sso/saml/metadata')).text;
const one = pattern => metadata.match(pattern)[1];
const known = {
    idpIssuer: one(/entityID="([^"]+)"/),
    idpCert: [...metadata.matchAll(/<[^>]*KeyDescriptor[\s\S]*?X509Certificate>([^<]+)</g)].map(found => found[1]),
    entryPoint: one(/SingleSignOnService[^>]*HTTP-Redirect"[^>]* Location="([^"]+)"/),
    logoutUrl: one(/SingleLogoutService[^>]*HTTP-Redirect"[^>]* Location="([^"]+)"/)};
assert.equal(known.idpIssuer, issuer);

const text = html => html.replaceAll('&#34;', '"').replaceAll('&#43;', '+').replaceAll('&#61;', '=').replaceAll('&amp;', '&');

/** The form that the browser would post to an address of the system. */
function form(answer, place = '/acs') {
    const action = answer.text.match(/<form method="post" action="([^"]*)" data-onward/);
    if (!action) return undefined;
    assert.equal(text(action[1]), id + place);
    return Object.fromEntries([...answer.text.matchAll(/name="(SAMLRequest|SAMLResponse|RelayState)" value="([^"]*)"/g)]
        .map(([, name, value]) => [name, text(value)]));
}

async function signIn(saml) {
    return walk(await saml.getAuthorizeUrlAsync('st/at+e', undefined, {}), answer => form(answer));
}

const saml = system(known);
const told = await signIn(saml);
assert.equal(told.RelayState, 'st/at+e');
assert.match(Buffer.from(told.SAMLResponse, 'base64').toString(), /EncryptedAssertion/);
const {profile} = await saml.validatePostResponseAsync(told);
assert.equal(profile.issuer, issuer);
assert.match(profile.nameID, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
// its request has been answered, and is not answered twice
await assert.rejects(saml.validatePostResponseAsync(told), /InResponseTo/);

// who does not know our key believes nothing
const stranger = system({...known, idpCert: certificate, validateInResponseTo: ValidateInResponseTo.never});
await assert.rejects(stranger.validatePostResponseAsync(await signIn(stranger)), /signature/i);

// the session is there, and the system wants a new proof all the same
const strict = system({...known, forceAuthn: true});
let asked = false;
const anew = await walk(await strict.getAuthorizeUrlAsync('', undefined, {}), (answer, next) => {
    asked ||= next?.includes('/sso/anew/');
    return form(answer);
});
assert.ok(asked);
const again = (await strict.validatePostResponseAsync(anew)).profile;
assert.equal(again.nameID, profile.nameID);
assert.equal(again.sessionIndex, profile.sessionIndex);

const signedIn = async () => (await open('/')).status === 200;

// the system signs out, and describes that it takes messages about that as forms alone
assert.ok(await signedIn());
const out = await open(await saml.getLogoutUrlAsync(profile, 'ud', {}));
const done = form(out, '/slo');
assert.ok(done, out.text);
assert.equal(done.RelayState, 'ud');
// of answers about logout the library does not see which request they name
const leaver = system({...known, validateInResponseTo: ValidateInResponseTo.ifPresent});
assert.equal((await leaver.validatePostResponseAsync(done)).loggedOut, true);
assert.match(Buffer.from(done.SAMLResponse, 'base64').toString(), / InResponseTo="_/);
assert.equal(await signedIn(), false);

// somebody signs out here, and the system is asked to follow
const third = (await saml.validatePostResponseAsync(await signIn(saml))).profile;
const left = await open('/sign-out', {_csrf: token(await open('/'))});
const question = form(await open(left.headers.location), '/slo');
const request = (await saml.validatePostRequestAsync(question)).profile;
assert.equal(request.nameID, third.nameID);
assert.equal(request.sessionIndex, third.sessionIndex);
const last = await open(await saml.getLogoutResponseUrlAsync(request, question.RelayState, {}, true));
assert.match(last.headers.location ?? last.text, /\/sign-in$/);
assert.equal(await signedIn(), false);
console.log('ok');
