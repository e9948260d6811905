package dk.faelled.platform;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A file whose bytes are safe in the store.
 *
 * @param type what the content shows it to be, whatever the sender said
 * @param size in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by id only
public record StoredFile(UUID id, String name, long size, byte[] sha256, String type, Instant createdAt) {
    public String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
