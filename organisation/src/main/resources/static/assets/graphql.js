// The page on which queries are tried: sends what stands in the form and shows the answer.
'use strict';

(() => {
    const form = document.getElementById('graphql');
    const status = document.getElementById('graphql-status');
    const answer = document.getElementById('answer');
    const csrf = document.querySelector('meta[name=csrf]');

    function variables() {
        const text = form.elements.variables.value.trim();
        return text === '' ? {} : JSON.parse(text);
    }

    async function run() {
        let body;
        try {
            body = JSON.stringify({query: form.elements.query.value, variables: variables()});
        } catch (wrong) {
            status.textContent = form.dataset.wrong + ' ' + wrong.message;
            return;
        }
        const headers = {'Content-Type': 'application/json'};
        if (csrf) headers[csrf.dataset.header] = csrf.content;
        try {
            const answered = await fetch(form.action, {method: 'POST', headers, body});
            const text = await answered.text();
            answer.value = answered.ok ? JSON.stringify(JSON.parse(text), null, 2) : text;
            status.textContent = answered.ok ? form.dataset.done : form.dataset.failed;
        } catch (away) {
            status.textContent = form.dataset.failed;
        }
    }

    form.addEventListener('submit', event => {
        event.preventDefault();
        run();
    });
    form.addEventListener('keydown', event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
    });
})();
