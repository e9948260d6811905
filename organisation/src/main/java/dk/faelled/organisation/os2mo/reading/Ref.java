package dk.faelled.organisation.os2mo.reading;

import java.util.UUID;

/** An object that an answer leads to ({@code …Response}), looked at through a view; nothing of it is read yet. */
record Ref(Kind<?> kind, UUID id, View view) {}
