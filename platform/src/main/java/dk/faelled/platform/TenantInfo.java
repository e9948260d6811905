package dk.faelled.platform;

/** What pages and modules may know of an authority. */
public record TenantInfo(TenantId id, String cvr, String name, Kind kind, Status status) {
    public enum Kind {
        /** Kommune */
        MUNICIPALITY,
        /** Region */
        REGION,
        /** Anden myndighed */
        OTHER,
        /** Drift */
        OPERATOR
    }

    public enum Status {
        NEW,
        ACTIVE,
        SUSPENDED,
        LEAVING,
        ERASED
    }
}
