package dk.faelled.platform.web;

import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.tenancy.HostBinding;
import dk.faelled.platform.tenancy.TenantRegister;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a host name serves, and for whom: {@code faelled.hosts.*} first, then what the authorities have bound. */
@Component
class Hosts {
    private static final String PAGES = "ui";
    private final Map<String, Configured> configured = new HashMap<>();
    private final TenantRegister tenants;

    /** @param cvr of the only authority that is served there */
    private record Configured(
            @Nullable String prefix, @Nullable String cvr) {}

    Hosts(WebSettings settings, TenantRegister tenants) {
        this.tenants = tenants;
        settings.hosts().forEach(this::read);
    }

    private void read(String prefix, String hosts) {
        if (!prefix.equals(PAGES) && !CompatiblePrefixes.ALL.contains(prefix))
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "faelled.hosts.%s: there is no such prefix. There are ui, %s."
                            .formatted(prefix, String.join(", ", new TreeSet<>(CompatiblePrefixes.ALL))));
        for (var entry : hosts.split(",", -1)) {
            var parts = entry.strip().toLowerCase(Locale.ROOT).split("=", 2);
            configured.put(
                    parts[0],
                    new Configured(prefix.equals(PAGES) ? null : prefix, parts.length == 1 ? null : parts[1]));
        }
    }

    Optional<HostBinding> of(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        var known = configured.get(name);
        if (known == null) return tenants.host(name);
        var tenant = tenants.active().stream()
                .filter(each -> each.cvr().equals(known.cvr()))
                .map(TenantInfo::id)
                .findAny();
        return Optional.of(new HostBinding(name, known.prefix(), tenant.orElse(null)));
    }
}
