package dk.faelled.platform.signin;

/**
 * What one password costs to compute; there is no setting for it, so that nobody lowers it. Tests bring a bean of their own.
 *
 * @param kibibytes of memory @param passes over it
 */
record PasswordCost(int kibibytes, int passes) {
    /** OWASP password storage: 19 MiB, two passes. */
    static final PasswordCost OWASP = new PasswordCost(19 * 1024, 2);
}
