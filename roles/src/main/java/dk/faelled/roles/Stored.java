package dk.faelled.roles;

/** Something of the catalogue and how often it was written: whoever changes it says which one was seen. */
public record Stored<T extends Record>(T value, int version) {}
