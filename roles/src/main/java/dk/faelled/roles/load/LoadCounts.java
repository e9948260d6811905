package dk.faelled.roles.load;

/** What a load has changed; all zeros where everything was so already. */
record LoadCounts(
        int usersCreated, int usersUpdated, int usersDeleted, int ousCreated, int ousUpdated, int ousDeleted) {
    // no "is": it would be told as a member
    boolean changedNothing() {
        return equals(new LoadCounts(0, 0, 0, 0, 0, 0));
    }
}
