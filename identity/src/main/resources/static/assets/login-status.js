// The frame by which a system's page asks whether somebody is still signed in as it was told (OpenID Connect Session
// Management 1.0, 3.1). "<client id> <session state>" is answered by "unchanged", "changed" or "error".
const place = location.pathname + "/state?";
const known = new Map();

async function found(client, session, origin) {
    const key = client + " " + session + " " + origin;
    const before = known.get(key);
    const question = new URLSearchParams({client_id: client, origin, session_state: session});
    // the cookie goes along when it is asked first, so that somebody else's session is seen; later, asking is no use of it
    const credentials = before === undefined || session === "" ? "same-origin" : "omit";
    let answer;
    try {
        answer = await fetch(place + question, {credentials, cache: "no-store"});
    } catch {
        // the line is down: nothing is known to have changed
        return before ?? "error";
    }
    if (answer.status === 429 || answer.status >= 500) return before ?? "error";
    if (!answer.ok) return "error";
    const state = (await answer.json()).state;
    known.set(key, state);
    return state;
}

addEventListener("message", async event => {
    if (event.source !== parent || parent === window || typeof event.data !== "string") return;
    const blank = event.data.indexOf(" ");
    const answer = blank < 1 ? "error"
        : await found(event.data.substring(0, blank), event.data.substring(blank + 1), event.origin);
    event.source.postMessage(answer, event.origin);
});
