package dk.faelled.organisation;

/** A person in a list. @param sortKey with the id, the key that the next page begins after */
public record PersonRow(PersonId id, String name, String userKey, String sortKey) {}
