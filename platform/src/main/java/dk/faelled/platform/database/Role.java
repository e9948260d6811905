package dk.faelled.platform.database;

import java.util.Locale;

/** The database roles, and who uses which. */
public enum Role {
    /** Superuser of the embedded database: set-up, backup; never a request. */
    POSTGRES,
    /** Owns database and tables: migrations, and nothing after the start. */
    FAELLED_OWNER,
    /** Every request and job; cannot bypass row level security. */
    FAELLED_APP,
    /** Seals the audit log. */
    FAELLED_AUDIT,
    /** Reads across tenants, where code says why. */
    FAELLED_CROSS;

    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }
}
