package dk.faelled.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The roles beside the one of {@code spring.datasource}.
 *
 * @param owner migrates; used by Flyway alone
 */
@ConfigurationProperties("faelled.db")
record DatabaseSettings(
        @Nullable Login owner,
        @DefaultValue Login audit,
        @DefaultValue Login cross,
        @DefaultValue Embedded embedded) {
    record Login(@Nullable String username, @Nullable String password) {
        String usernameOr(Role role) {
            return username == null ? role.role() : username;
        }
    }

    /** Read by the launcher before there is a context. */
    record Embedded(
            @DefaultValue("0") int port,
            @DefaultValue("256MB") String sharedBuffers) {}
}
