package dk.faelled.secondfactor;

/**
 * The public part of a security key or passkey, as it was attested when it was made.
 *
 * @param host the name under which it was made (rpId): browsers offer it there only
 * @param attested what the authenticator attested: id, public key, model
 * @param signCount how often it has signed, as it says itself; 0 for one that does not count
 * @param backupEligible may be copied to other devices of its owner
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Credential(
        String host,
        byte[] id,
        byte[] attested,
        long signCount,
        boolean userVerified,
        boolean backupEligible,
        boolean backedUp) {
    @Override
    public String toString() {
        return "Credential[" + host + "]";
    }
}
