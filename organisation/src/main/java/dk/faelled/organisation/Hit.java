package dk.faelled.organisation;

import java.util.UUID;

/** What a search found. @param active whether it is there on the day asked for */
public record Hit(Type type, UUID id, String name, String detail, boolean active) {}
