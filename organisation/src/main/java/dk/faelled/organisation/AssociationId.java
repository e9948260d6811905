package dk.faelled.organisation;

import java.util.UUID;

/** A relation that is no employment (tilknytning). */
public record AssociationId(UUID value) implements Id {
    public static AssociationId fresh() {
        return new AssociationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
