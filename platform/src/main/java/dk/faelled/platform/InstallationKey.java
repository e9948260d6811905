package dk.faelled.platform;

/**
 * What is sealed, or found by a keyed hash, across authorities: random, wrapped under the master key, never rotated
 * (platform R-2). What belongs to one authority goes through {@link Sealer}.
 */
public interface InstallationKey {
    /**
     * 32 bytes, the same at every call.
     *
     * @param info what they are for, with a version: {@code faelled/owner-index/1}
     */
    byte[] derive(String info);

    byte[] sealSecret(String secret);

    String openSecret(byte[] sealed);
}
