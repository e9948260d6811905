package dk.faelled.roles.report;

import java.util.EnumSet;
import java.util.Set;

/** What a report can tell. Texts: {@code roles.report.part.<name>}. */
enum ReportPart {
    USERS,
    USER_ROLES,
    NEGATIVE,
    UNITS,
    KLE,
    SYSTEM_ROLES,
    /** Of those who cannot sign in as well. */
    INACTIVE;

    /** Where nothing is said. */
    static final Set<ReportPart> USUAL = Set.copyOf(EnumSet.of(USERS, USER_ROLES, KLE, SYSTEM_ROLES));
}
