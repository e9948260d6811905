// Wakes the web app: shows that somebody signs in, and opens the page when that is touched. It keeps nothing and answers
// nothing; what is asked is seen on the page.
'use strict';
const TEXTS = {
    da: {title: 'Er det dig, der logger ind?', open: 'Åbn for at svare'},
    en: {title: 'Is it you who is signing in?', open: 'Open to answer'},
};

addEventListener('push', event => {
    const texts = TEXTS[navigator.language.slice(0, 2)] || TEXTS.da;
    const said = event.data ? event.data.json() : {};
    event.waitUntil(registration.showNotification(texts.title, {
        body: [said.system || said.server, texts.open].filter(part => part).join(' – '),
        tag: 'faelled-enhed',
        renotify: true,
        requireInteraction: true,
        icon: '/assets/faelled.svg',
    }));
});

addEventListener('notificationclick', event => {
    event.notification.close();
    event.waitUntil(clients.matchAll({type: 'window', includeUncontrolled: true}).then(open => {
        const there = open.find(one => new URL(one.url).pathname === '/enhed');
        return there ? there.focus() : clients.openWindow('/enhed');
    }));
});
