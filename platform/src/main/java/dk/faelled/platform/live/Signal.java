package dk.faelled.platform.live;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What travels between the nodes: never more than ids. */
record Signal(
        UUID tenant,
        String event,
        UUID id,
        @Nullable UUID actor,
        @Nullable String permission) {
    static final String CHANNEL = "faelled_live";

    boolean concerns(UUID readersTenant, UUID reader, Set<String> held) {
        return tenant.equals(readersTenant)
                && (reader.equals(actor) || permission != null && held.contains(permission));
    }
}
