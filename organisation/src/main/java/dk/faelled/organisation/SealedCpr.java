package dk.faelled.organisation;

import java.util.Arrays;

/**
 * A CPR number as it is kept: sealed, beside the key that finds it. Two are equal when the numbers are, though sealing
 * gives other bytes each time.
 */
public record SealedCpr(byte[] sealed, byte[] key) {
    @Override
    public boolean equals(Object other) {
        return other instanceof SealedCpr(byte[] _, byte[] otherKey) && Arrays.equals(key, otherKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "xxxxxx-xxxx";
    }
}
