package dk.faelled.organisation;

/** A link between two units of different organisations (organisationssammenkobling). */
public record RelatedUnit(String userKey, UnitId unit, UnitId other) {
    public RelatedUnit {
        Required.text("user_key", userKey);
        if (unit.equals(other)) throw ErrorKey.RELATED_TO_SELF.broken();
    }
}
