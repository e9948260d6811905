package dk.faelled.platform;

/** The bundles of permissions that every authority has from the first day. */
public enum BuiltInRole {
    /** Læser */
    READER,
    /** Redaktør */
    EDITOR,
    /** Ejer: reads everything, changes only what he or she owns */
    OWNER,
    /** Lokaladministrator */
    ADMINISTRATOR,
    /** Revisor */
    AUDITOR,
    /** Driftsoperatør: installs, watches, adds authorities; sees no authority's data */
    OPERATOR
}
