package dk.faelled.platform;

/**
 * A kind of reading that is only the question of a program what somebody may do; a bean of the module. The log keeps it for a
 * shorter time than other readings.
 *
 * @param action as the log has it
 */
public record LookUp(String action) {}
