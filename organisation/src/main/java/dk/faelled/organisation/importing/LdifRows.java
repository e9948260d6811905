package dk.faelled.organisation.importing;

import java.time.LocalDate;

/** What a directory says of people, entry by entry. */
final class LdifRows {
    private LdifRows() {}

    /**
     * @param number employment number; empty where the directory does not know it
     * @param unitKey of the unit that the entry lies in; empty where it lies in none
     * @param disabled the account may no longer sign in
     */
    record UserRow(
            String number,
            String system,
            String username,
            String externalId,
            String givenName,
            String surname,
            String email,
            String phone,
            String title,
            String unitKey,
            LocalDate since,
            boolean disabled) {
        /** What the employment is called that the directory itself tells of. */
        String employment() {
            return number.isEmpty() ? username : number;
        }

        boolean tellsOfWork() {
            return !title.isEmpty() && !unitKey.isEmpty();
        }
    }

    /** @param number employment number of the leader, {@code username} the account */
    record LeaderRow(String unitKey, String number, String username) {}
}
