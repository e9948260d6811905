package dk.faelled.roles.lookup;

/** What went wrong, as clients of the predecessor are told. @param timestamp ISO 8601, UTC */
public record Fault(String timestamp, int status, String error, String message, String path) {}
