package dk.faelled.platform;

/** Bundles of permissions for as long as the module {@code roles} is not there. */
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
