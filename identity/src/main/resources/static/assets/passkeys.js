// Passkeys: between the form of a page and the browser (WebAuthn level 3). The page says what is asked in data-options and
// gets what the key made or signed in the field "credential".
'use strict';
(() => {
    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    const known = list => list.map(one => ({...one, id: bytes(one.id)}));

    async function make(options) {
        const made = await navigator.credentials.create({publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            user: {...options.user, id: bytes(options.user.id)},
            excludeCredentials: known(options.excludeCredentials),
        }});
        return whole(made, {
            attestationObject: text(made.response.attestationObject),
            transports: made.response.getTransports ? made.response.getTransports() : [],
        });
    }

    async function sign(options) {
        const signed = await navigator.credentials.get({publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            allowCredentials: known(options.allowCredentials),
        }});
        const {authenticatorData, signature, userHandle} = signed.response;
        return whole(signed, {
            authenticatorData: text(authenticatorData),
            signature: text(signature),
            ...userHandle && {userHandle: text(userHandle)},
        });
    }

    const whole = (credential, response) => JSON.stringify({
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        response: {clientDataJSON: text(credential.response.clientDataJSON), ...response},
        clientExtensionResults: {},
    });

    addEventListener('submit', async event => {
        const form = event.target;
        if (!form.dataset.passkey || form.elements.credential.value) return;
        event.preventDefault();
        const told = form.querySelector('[role=alert]');
        told.hidden = true;
        try {
            const options = JSON.parse(form.dataset.options);
            form.elements.credential.value = await (form.dataset.passkey === 'make' ? make : sign)(options);
            form.requestSubmit();
        } catch {
            told.hidden = false; // cancelled, no key at hand, or a browser without passkeys
        }
    });
})();
