package dk.faelled.organisation;

/** A leave of a person from one engagement (orlov). */
public record Leave(
        String userKey,
        PersonId person,
        EngagementId engagement,
        @OfFacet("leave_type") ClassId type) {
    public Leave {
        Required.text("user_key", userKey);
    }
}
