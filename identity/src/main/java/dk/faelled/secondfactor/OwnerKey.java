package dk.faelled.secondfactor;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whose a device is: 32 bytes, made of a CPR number by a key that no stolen table holds, the same with every authority.
 * Nothing of the number can be told from it.
 */
public final class OwnerKey {
    private static final int BYTES = 32;
    private final byte[] bytes;

    public OwnerKey(byte[] bytes) {
        if (bytes.length != BYTES) throw new IllegalArgumentException("an owner's key has 32 bytes");
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnerKey key && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "OwnerKey";
    }
}
