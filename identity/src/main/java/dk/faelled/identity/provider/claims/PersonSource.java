package dk.faelled.identity.provider.claims;

import java.util.List;

/** What is known of a person, and what a condition or a document asks besides. */
interface PersonSource extends Source {
    /** Whatever its weight among the roles of the system. */
    boolean holdsSystemRole(String system, String role);

    /** Names of the groups that the person is in. */
    List<String> groups();

    /** OIO Basic Privilege Profile, Base64; empty where there are no privileges. */
    String privileges(String system);
}
