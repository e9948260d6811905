// What a page needs beyond HTML and htmx. Everything here makes easier what also works without it.
'use strict';

// --- htmx: the token that proves that the request comes from our own page
document.addEventListener('htmx:configRequest', event => {
    const csrf = document.querySelector('meta[name=csrf]');
    if (csrf && event.detail.verb !== 'get') event.detail.headers[csrf.dataset.header] = csrf.content;
});

// --- the stream of changes ends with the page, so that leaving is no error; a page that comes back is loaded anew
const streams = [];
htmx.createEventSource = url => {
    const stream = new EventSource(url);
    streams.push(stream);
    return stream;
};
addEventListener('pagehide', () => streams.forEach(stream => stream.close()));
addEventListener('pageshow', event => {
    if (event.persisted && streams.length) location.reload();
});

// --- forms: warn before typed input is left behind
const changed = new Set();
addEventListener('input', event => {
    const form = event.target.form;
    if (form && form.dataset.guard) changed.add(form);
});
addEventListener('submit', event => changed.delete(event.target));
addEventListener('beforeunload', event => {
    for (const form of changed) if (form.isConnected) return event.preventDefault();
});

// --- after an error the summary is where reading goes on
function focusErrors() {
    const summary = document.getElementById('error-summary');
    if (summary) summary.focus();
}
addEventListener('DOMContentLoaded', focusErrors);
document.addEventListener('htmx:afterSettle', event => {
    if (event.target.querySelector && event.target.querySelector('#error-summary')) focusErrors();
});

// --- the other language without losing what was typed: the same page anew, with the values carried over
addEventListener('click', async event => {
    const link = event.target.closest('#f-language');
    if (!link || changed.size === 0) return;
    event.preventDefault();
    try {
        const answer = await fetch(link.href, {headers: {Accept: 'text/html'}});
        if (!answer.ok) throw new Error(String(answer.status));
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const kept = [...document.querySelectorAll('main form [id]')].filter(field => 'value' in field);
        document.documentElement.lang = page.documentElement.lang;
        document.title = page.title;
        document.body.replaceWith(page.body);
        changed.clear();
        for (const before of kept) {
            const field = document.getElementById(before.id);
            if (!field || field.type === 'hidden' || field.type === 'file') continue;
            if ('checked' in before) field.checked = before.checked;
            if (field.type !== 'checkbox' && field.type !== 'radio') field.value = before.value;
            if (field.form && field.form.dataset.guard) changed.add(field.form);
        }
        if (window.htmx) window.htmx.process(document.body);
        document.getElementById('f-language').focus();
    } catch (e) {
        location.assign(link.href); // the browser asks before input is lost
    }
});

// --- menus that open and close: one at a time, Escape closes
addEventListener('toggle', event => {
    const opened = event.target;
    if (!opened.open || !opened.matches || !opened.matches('.f-drop')) return;
    for (const other of document.querySelectorAll('.f-drop[open]'))
        if (other !== opened && !other.contains(opened)) other.open = false;
}, true);
addEventListener('click', event => {
    for (const menu of document.querySelectorAll('.f-drop[open]'))
        if (!menu.contains(event.target)) menu.open = false;
    const close = event.target.closest('[data-close]');
    if (close) close.closest(close.dataset.close).remove();
});
addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = document.activeElement && document.activeElement.closest('.f-drop[open]');
    if (menu) {
        menu.open = false;
        menu.querySelector('summary').focus();
    }
});

// --- "/" goes to the search
addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const search = document.getElementById('f-search');
    if (search) {
        event.preventDefault();
        search.focus();
    }
});

// --- the slider of years moves the date and sends the form when it is let go
addEventListener('input', event => {
    const date = event.target.dataset && document.getElementById(event.target.dataset.yearOf);
    if (date && date.value) {
        const moved = event.target.value + date.value.slice(4);
        date.value = moved;
        if (!date.value) date.value = moved.slice(0, 8) + '28'; // 29 February of another year
    }
});
addEventListener('change', event => {
    if (event.target.dataset && event.target.dataset.yearOf) event.target.form.requestSubmit();
    if (event.target.dataset && event.target.dataset.submit) event.target.form.requestSubmit();
});

// --- choosing all rows of a page
addEventListener('change', event => {
    if (!event.target.matches('[data-all]')) return;
    for (const box of document.querySelectorAll('input[name="' + event.target.dataset.all + '"]')) box.checked = event.target.checked;
});

// --- tree: one stop for Tab, arrows and first letters inside (WAI-ARIA tree pattern)
const rows = tree => [...tree.querySelectorAll('[role=treeitem]')].filter(item => item.offsetParent !== null);
const toggleOf = item => item.querySelector(':scope > .f-node > .f-toggle');
const linkOf = item => item.querySelector(':scope > .f-node > a.f-node-link');

function goTo(tree, item) {
    if (!item) return;
    for (const other of tree.querySelectorAll('[role=treeitem]')) other.tabIndex = -1;
    item.tabIndex = 0;
    item.focus();
}

function unfold(item, open) {
    item.setAttribute('aria-expanded', String(open));
    const group = item.querySelector(':scope > [role=group]');
    if (group) group.hidden = !open;
    if (open && group && !group.children.length && window.htmx) window.htmx.trigger(toggleOf(item), 'unfold');
}

function prepareTrees() {
    for (const tree of document.querySelectorAll('.f-tree:not([role=tree])')) {
        tree.setAttribute('role', 'tree');
        tree.classList.add('f-tree-live');
    }
    for (const tree of document.querySelectorAll('.f-tree')) {
        for (const item of tree.querySelectorAll('li:not([role])')) {
            item.setAttribute('role', 'treeitem');
            item.tabIndex = -1;
            if (item.dataset.expanded) item.setAttribute('aria-expanded', item.dataset.expanded);
            if (item.dataset.current) item.setAttribute('aria-current', 'page');
            if (linkOf(item)) {
                linkOf(item).tabIndex = -1;
                item.setAttribute('aria-label', linkOf(item).textContent.trim());
            }
            if (toggleOf(item)) {
                toggleOf(item).tabIndex = -1;
                toggleOf(item).setAttribute('aria-hidden', 'true');
            }
        }
        for (const group of tree.querySelectorAll('ul:not([role])')) group.setAttribute('role', 'group');
        if (!tree.querySelector('[role=treeitem][tabindex="0"]')) {
            const first = tree.querySelector('[role=treeitem][data-current]') || tree.querySelector('[role=treeitem]');
            if (first) first.tabIndex = 0;
        }
    }
}
addEventListener('DOMContentLoaded', prepareTrees);
document.addEventListener('htmx:afterSettle', prepareTrees);

addEventListener('click', event => {
    const toggle = event.target.closest('.f-tree-live .f-toggle');
    if (!toggle) return;
    event.preventDefault();
    const item = toggle.closest('[role=treeitem]');
    unfold(item, item.getAttribute('aria-expanded') !== 'true');
});

addEventListener('keydown', event => {
    const item = event.target;
    if (!item.matches || !item.matches('.f-tree-live [role=treeitem]')) return;
    const tree = item.closest('.f-tree');
    const all = rows(tree);
    const at = all.indexOf(item);
    const open = item.getAttribute('aria-expanded');
    switch (event.key) {
        case 'ArrowDown': goTo(tree, all[at + 1]); break;
        case 'ArrowUp': goTo(tree, all[at - 1]); break;
        case 'Home': goTo(tree, all[0]); break;
        case 'End': goTo(tree, all[all.length - 1]); break;
        case 'ArrowRight':
            if (open === 'false') unfold(item, true);
            else if (open === 'true') goTo(tree, item.querySelector('[role=treeitem]'));
            break;
        case 'ArrowLeft':
            if (open === 'true') unfold(item, false);
            else goTo(tree, item.parentElement.closest('[role=treeitem]'));
            break;
        case 'Enter':
        case ' ':
            if (linkOf(item)) linkOf(item).click();
            break;
        default: {
            if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
            const now = Date.now();
            tree.typed = now - (tree.typedAt || 0) < 700 ? tree.typed + event.key : event.key;
            tree.typedAt = now;
            const wanted = tree.typed.toLocaleLowerCase('da');
            const from = wanted.length > 1 ? at : at + 1;
            goTo(tree, [...all.slice(from), ...all.slice(0, from)]
                .find(other => (other.getAttribute('aria-label') || '').toLocaleLowerCase('da').startsWith(wanted)));
        }
    }
    event.preventDefault();
    event.stopPropagation();
});
