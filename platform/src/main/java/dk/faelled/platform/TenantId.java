package dk.faelled.platform;

import java.util.UUID;

/** An authority (myndighed) that lives in this installation. */
public record TenantId(UUID value) {
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
