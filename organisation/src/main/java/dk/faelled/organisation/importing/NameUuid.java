package dk.faelled.organisation.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562): the same name in the same space is the same object, in every load. */
final class NameUuid {
    private NameUuid() {}

    static UUID of(UUID space, String name) {
        try {
            var sum = MessageDigest.getInstance("SHA-1");
            sum.update(ByteBuffer.allocate(16)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .array());
            var bytes = ByteBuffer.wrap(sum.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = bytes.getLong() & 0xffffffffffff0fffL | 0x5000L;
            long low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
