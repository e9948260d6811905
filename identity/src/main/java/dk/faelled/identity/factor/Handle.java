package dk.faelled.identity.factor;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Whose a passkey is: it says so itself when it signs in with nothing else. */
record Handle(UUID tenant, UUID account) {
    private static final int BYTES = 2 * 2 * Long.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    /** Empty where they are none. */
    static Optional<Handle> of(byte[] bytes) {
        if (bytes.length != BYTES) return Optional.empty();
        var all = ByteBuffer.wrap(bytes);
        return Optional.of(new Handle(new UUID(all.getLong(), all.getLong()), new UUID(all.getLong(), all.getLong())));
    }
}
