package dk.faelled.platform.tenancy;

import dk.faelled.platform.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A host name and what it serves.
 *
 * @param prefix the compatible prefix at its root, without slash; null for the pages
 * @param tenant whose host it is; null when the host serves every tenant
 */
public record HostBinding(
        String host, @Nullable String prefix, @Nullable TenantId tenant) {}
