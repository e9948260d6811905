package dk.faelled.roles.load;

/**
 * A domain, and how its users come to be there.
 *
 * @param removalAllowed somebody has allowed the next whole load to remove as many as it wants to
 */
record LoadedDomain(long id, String name, boolean primary, LoadRules rules, boolean removalAllowed) {}
