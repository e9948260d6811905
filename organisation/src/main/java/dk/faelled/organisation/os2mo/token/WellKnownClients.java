package dk.faelled.organisation.os2mo.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clients that come with OS2mo and its integrations, by the names that they sign in with, and their roles. */
final class WellKnownClients {
    private static final Map<String, List<String>> ROLES = new TreeMap<>(Map.of(
            "dipex", List.of("admin"),
            "ldap_import_export", List.of("admin"),
            "opus_import", List.of("writer", "reader"),
            "orgviewer", List.of("reader"),
            "os2sync_export", List.of("reader", "refresher"),
            "rollekatalog_export", List.of("reader", "refresher"),
            "sd_import", List.of("writer", "reader"),
            "smtp_agent", List.of("reader", "refresher")));

    private static final List<String> EVENTS = List.of(
            "create_event_listener",
            "delete_event_listener",
            "create_event_namespace",
            "fetch_event",
            "acknowledge_event",
            "send_event");

    private WellKnownClients() {}

    static List<String> names() {
        return List.copyOf(ROLES.keySet());
    }

    /** Null for one that is not known. All may listen to events, but for those that only read. */
    static @Nullable List<String> roles(String client) {
        var roles = ROLES.get(client);
        if (roles == null || roles.equals(List.of("reader"))) return roles;
        return java.util.stream.Stream.concat(roles.stream(), EVENTS.stream()).toList();
    }

    /** The same in every installation. */
    static UUID id(String client) {
        return UUID.nameUUIDFromBytes(("client:" + client).getBytes(StandardCharsets.UTF_8));
    }
}
