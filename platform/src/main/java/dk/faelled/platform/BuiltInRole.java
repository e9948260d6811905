package dk.faelled.platform;

/** Bundles of permissions for as long as the module {@code roles} is not there. */
public enum BuiltInRole {
    /** Læser */
    READER,
    /** Redaktør */
    EDITOR,
    /** Lokaladministrator */
    ADMINISTRATOR,
    /** Revisor */
    AUDITOR,
    /** Driftsoperatør: installs, watches, adds authorities; sees no authority's data */
    OPERATOR
}
