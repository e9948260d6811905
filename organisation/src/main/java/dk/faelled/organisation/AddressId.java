package dk.faelled.organisation;

import java.util.UUID;

/** An address (adresse) of a unit or a person. */
public record AddressId(UUID value) implements Id {
    public static AddressId fresh() {
        return new AddressId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
