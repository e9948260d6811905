package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Which event was fetched, and as it stood then: another change of the same object makes another token. */
record EventToken(UUID listener, UUID token, String subject) {
    private static final int UUID_LENGTH = 36;

    static EventToken parse(String written) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            return new EventToken(
                    UUID.fromString(text.substring(0, UUID_LENGTH)),
                    UUID.fromString(text.substring(UUID_LENGTH, 2 * UUID_LENGTH)),
                    text.substring(2 * UUID_LENGTH));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new Fault("Could not parse EventToken");
        }
    }

    /** As clients carry it. */
    @Override
    public String toString() {
        var text = listener.toString() + token + subject;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
