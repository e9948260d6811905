package dk.faelled.organisation.os2mo.events;

/** An event on its way to its listener, who acknowledges it by the token. */
record Fetched(String subject, int priority, EventToken token) {}
