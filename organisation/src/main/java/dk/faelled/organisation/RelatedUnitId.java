package dk.faelled.organisation;

import java.util.UUID;

/** A link between two units (organisationssammenkobling). */
public record RelatedUnitId(UUID value) implements Id {
    public static RelatedUnitId fresh() {
        return new RelatedUnitId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
