package dk.faelled.roles.catalogue;

import dk.faelled.roles.ItSystem;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is said about an IT system. */
public record WriteItSystem(
        String name,
        String identifier,
        ItSystem.Kind kind,
        @Nullable Long domain,
        Set<ItSystem.Flag> flags,
        String email,
        String notes,
        @Nullable UUID portfolioEntry) {
    public WriteItSystem {
        name = Said.text("name", name, 255);
        identifier = Said.text("identifier", identifier, 64);
        flags = Set.copyOf(flags);
    }

    public static WriteItSystem of(String name, String identifier, ItSystem.Kind kind) {
        return new WriteItSystem(name, identifier, kind, null, Set.of(), "", "", null);
    }
}
