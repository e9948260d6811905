package dk.faelled.platform;

/**
 * Encrypts CPR numbers and secrets in their column, and finds a CPR number by a keyed hash. All for the current tenant,
 * whose key is wrapped under the master key of the installation.
 */
public interface Sealer {
    byte[] seal(Cpr cpr);

    Cpr openCpr(byte[] sealed);

    /** 32 bytes, the same for equal numbers of one tenant and different between tenants. */
    byte[] cprKey(Cpr cpr);

    byte[] sealSecret(String secret);

    String openSecret(byte[] sealed);
}
