package dk.faelled.organisation;

import java.util.UUID;

/** A role of an account (rollebinding). */
public record RoleBindingId(UUID value) implements Id {
    public static RoleBindingId fresh() {
        return new RoleBindingId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
