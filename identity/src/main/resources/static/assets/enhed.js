// The web app that is a device (Enhed). Its id and secret stay in this browser; every call sends them and no cookie, so it
// is the device that asks and not whoever happens to be signed in here.
'use strict';
(() => {
    const KEPT = 'faelled.device';
    const CLIENT = '/os2faktor/api/client';
    const OWN = '/api/secondfactor/v1/device';
    const EVERY = 2000;
    const VERSION = 'enhed-1';
    const at = id => document.getElementById(id);
    const show = (id, shown) => { at(id).hidden = !shown; };
    let standing = null;

    const kept = () => JSON.parse(localStorage.getItem(KEPT) || 'null');

    function say(what, focus = true) {
        const box = at('enhed-error');
        box.hidden = !what;
        if (!what) return;
        const text = document.querySelector(`[data-say="${what}"]`);
        box.querySelector('.alert-text').textContent = text ? text.textContent : what;
        if (focus) box.scrollIntoView({block: 'nearest'});
    }

    async function call(method, path, body, headers = {}) {
        const device = kept();
        return fetch(path, {
            method,
            credentials: 'omit',
            cache: 'no-store',
            headers: {
                'Content-Type': 'application/json',
                clientVersion: VERSION,
                ...device && {deviceId: device.id, ApiKey: device.secret},
                ...headers,
            },
            ...body && {body: JSON.stringify(body)},
        });
    }

    // what kind it is by what the browser says of itself; only shown in lists
    function type() {
        const agent = navigator.userAgent;
        if (/iPhone|iPad/.test(agent)) return 'IOS';
        if (/Android/.test(agent)) return 'ANDROID';
        if (/Firefox/.test(agent)) return 'FIREFOX';
        return /Edg\//.test(agent) ? 'EDGE' : 'CHROME';
    }

    async function enrol(form) {
        const name = form.elements.name.value.trim();
        const pin = form.elements.pin.value.trim();
        if (name.length < 2) return say('name');
        if (!/^[0-9]{4,6}$/.test(pin)) return say('pin');
        const answer = await call('POST', CLIENT + '/v2/register', {name, type: type(), pincode: pin, webApp: true});
        if (answer.status === 429) return say('many');
        const made = await answer.json();
        if (made.invalidPin) return say('easy');
        if (!made.success) return say('name');
        localStorage.setItem(KEPT, JSON.stringify({id: made.deviceId, secret: made.apiKey}));
        form.reset();
        say(null);
        return look();
    }

    async function look() {
        const device = kept();
        show('enhed-enrol', !device);
        show('enhed-asked', !!device);
        show('enhed-this', !!device);
        if (!device) return;
        const answer = await call('GET', OWN + '/standing');
        if (answer.status === 401) return forget();
        if (!answer.ok) return;
        standing = await answer.json();
        if (standing.disabled) return forget();
        at('enhed-name').textContent = standing.name;
        at('enhed-id').textContent = standing.deviceId;
        show('enhed-unbound', !standing.bound);
        show('enhed-push', 'PushManager' in window && Notification.permission === 'default');
        await requests();
    }

    function forget() {
        localStorage.removeItem(KEPT);
        standing = null;
        at('enhed-requests').replaceChildren();
        return look();
    }

    async function requests() {
        if (!kept() || !standing || document.hidden) return;
        try {
            const answer = await call('GET', OWN + '/requests');
            if (answer.status === 401) return void forget();
            if (!answer.ok) return;
            draw(await answer.json());
        } catch {
            return say('offline', false);
        }
    }

    // what is there stays as it is, so that nobody who types loses what was typed
    function draw(waiting) {
        const list = at('enhed-requests');
        const ids = new Set(waiting.map(one => one.id));
        for (const old of [...list.children]) if (!ids.has(old.dataset.id)) old.remove();
        for (const one of waiting) if (!list.querySelector(`[data-id="${one.id}"]`)) list.append(form(one));
        show('enhed-none', waiting.length === 0);
    }

    function form(one) {
        const made = at('enhed-request').content.firstElementChild.cloneNode(true);
        made.dataset.id = one.id;
        made.querySelector('h3').textContent = one.system || one.server;
        for (const fact of made.querySelectorAll('[data-fact]')) fact.textContent = one[fact.dataset.fact];
        const rows = {code: one.code !== '', number: one.asksNumber, pin: standing.pin};
        for (const [row, shown] of Object.entries(rows)) {
            const found = made.querySelector(`[data-row="${row}"]`);
            if (!shown) found.remove();
            const label = found.querySelector('label');
            if (!label) continue;
            const input = found.querySelector('input');
            input.id = row + '-' + one.id;
            label.htmlFor = input.id;
        }
        made.addEventListener('submit', event => {
            event.preventDefault();
            accept(made);
        });
        made.querySelector('[data-act=reject]').addEventListener('click', () => reject(made, ''));
        made.querySelector('[data-act=not-me]').addEventListener('click', () => reject(made, '?reason=NOT_ME'));
        return made;
    }

    async function accept(made) {
        const {number, pin} = made.elements;
        const answer = await call('PUT', `${CLIENT}/${made.dataset.id}/accept`, null, {
            ...number && {passwordlessChallenge: number.value.trim()},
            ...pin && {pinCode: pin.value.trim()},
        });
        if (answer.ok) say(null);
        else if (answer.status === 400) say((await answer.json()).status);
        if (pin) pin.value = '';
        await requests();
    }

    async function reject(made, reason) {
        await call('PUT', `${CLIENT}/${made.dataset.id}/reject${reason}`);
        say(null);
        await requests();
    }

    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));

    async function push() {
        try {
            const worker = await navigator.serviceWorker.ready;
            const subscription = await worker.pushManager.subscribe({
                userVisibleOnly: true,
                applicationServerKey: bytes(at('enhed').dataset.key),
            });
            await call('POST', CLIENT + '/v2/setRegId', {token: JSON.stringify(subscription)});
            show('enhed-push', false);
        } catch {
            say('push');
        }
    }

    async function remove() {
        await call('DELETE', CLIENT);
        await forget();
    }

    // the page where somebody who is signed in makes this device his or her own
    const binding = at('enhed-binding');
    if (binding) {
        const device = kept();
        show('enhed-missing', !device);
        binding.hidden = !device;
        if (device) {
            binding.elements.deviceId.value = device.id;
            binding.elements.secret.value = device.secret;
        }
        return;
    }

    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = '/enhed/manifest.webmanifest';
    document.head.append(link);
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/enhed/worker.js', {scope: '/enhed'}).catch(() => {});
    at('enhed-enrol').querySelector('form').addEventListener('submit', event => {
        event.preventDefault();
        enrol(event.target).catch(() => say('offline'));
    });
    at('enhed-push').addEventListener('click', push);
    at('enhed-remove').addEventListener('click', () => remove().catch(() => say('offline')));
    document.addEventListener('visibilitychange', requests);
    look().catch(() => say('offline'));
    setInterval(requests, EVERY);
})();
