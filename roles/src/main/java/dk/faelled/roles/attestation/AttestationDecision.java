package dk.faelled.roles.attestation;

import dk.faelled.platform.RuleBroken;

/**
 * What somebody says of a right, or of a user with all of them.
 *
 * @param remark the attester's own words; may be empty where the right is as it should be
 */
record AttestationDecision(Choice choice, String remark) {
    static final int LONGEST = 2_000;
    static final AttestationDecision APPROVED = new AttestationDecision(Choice.APPROVED, "");

    enum Choice {
        /** Godkendt */
        APPROVED,
        /** Bemærkninger */
        REMARKS,
        /** Ønskes slettet; of a user: the account */
        DELETE
    }

    /** @param field of the form that the remark stands in */
    void check(boolean demandsDescription, String field) {
        if (remark.length() > LONGEST) throw new RuleBroken("roles.text.too-long", LONGEST).at(field);
        boolean wanted =
                switch (choice) {
                    case APPROVED -> false;
                    case REMARKS -> true;
                    case DELETE -> demandsDescription;
                };
        if (wanted && remark.isEmpty()) throw new RuleBroken("roles.attestation.remark-missing").at(field);
    }
}
