package dk.faelled.roles.catalogue;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.SystemRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is said about a system role. */
public record WriteSystemRole(
        String name,
        String identifier,
        String description,
        int weight,
        @Nullable Integer maximum,
        SystemRole.Kind kind,
        List<SystemRole.Supported> constraints) {
    public WriteSystemRole {
        name = Said.text("name", name, 255);
        identifier = Said.text("identifier", identifier, 128);
        if (weight < 1) throw new RuleBroken("roles.systemrole.weight", weight).at("weight");
        if (maximum != null && maximum < 0) throw new RuleBroken("roles.systemrole.maximum", maximum).at("maximum");
        constraints = List.copyOf(constraints);
    }

    public static WriteSystemRole of(String name, String identifier) {
        return new WriteSystemRole(name, identifier, "", 1, null, SystemRole.Kind.BOTH, List.of());
    }
}
