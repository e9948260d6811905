package dk.faelled.identity.provider.claims;

/** What is known of a person, and what a condition or a document asks besides. */
interface PersonSource extends Source {
    /** Whatever its weight among the roles of the system. */
    boolean holdsSystemRole(String system, String role);

    /** OIO Basic Privilege Profile, Base64; empty where there are no privileges. */
    String privileges(String system);
}
