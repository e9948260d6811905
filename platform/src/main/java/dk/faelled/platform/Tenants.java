package dk.faelled.platform;

import java.util.List;
import java.util.Optional;

/** The authorities (myndigheder) of this installation. */
public interface Tenants {
    /** Those that people can sign in to, by name. */
    List<TenantInfo> active();

    Optional<TenantInfo> find(TenantId id);

    /** The number among municipalities or regions (kommunekode, regionskode) that it was made with. */
    Optional<String> code(TenantId id);

    /** Makes an authority, or finds the one with that CVR number. Announces {@link TenantCreated}. */
    TenantInfo create(String cvr, String code, String name, TenantInfo.Kind kind);

    /** Serves the pages of an authority at a host name of its own. */
    void bind(String host, TenantId tenant);
}
