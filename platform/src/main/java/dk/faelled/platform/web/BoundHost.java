package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.tenancy.HostBinding;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By what is configured and what the authorities have bound. */
@Component
class BoundHost implements OuterHost {
    private static final String THIS_MACHINE = "localhost";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private final Hosts hosts;
    private final Tenants tenants;
    private final boolean configured;

    BoundHost(Hosts hosts, Tenants tenants, WebSettings settings) {
        this.hosts = hosts;
        this.tenants = tenants;
        configured = settings.hosts().containsKey("ui");
    }

    @Override
    public Optional<TenantId> authority(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        var binding = hosts.of(name);
        if (binding.map(HostBinding::prefix).isPresent()) return Optional.empty();
        var own = binding.map(HostBinding::tenant);
        if (own.isPresent()) return own;
        var serves = binding.isPresent() || !configured && name.equals(THIS_MACHINE);
        var all = tenants.active();
        return serves && all.size() == 1 ? Optional.of(all.getFirst().id()) : Optional.empty();
    }

    @Override
    public Optional<String> address(HttpServletRequest request) {
        var bound = Context.ifBound();
        if (bound == null
                || !authority(request.getServerName())
                        .filter(bound.tenant()::equals)
                        .isPresent()) return Optional.empty();
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? HTTPS : HTTP);
        // any other port than the one that was connected to is only what somebody wrote into the request
        if (!usual && port != request.getLocalPort()) return Optional.empty();
        return Optional.of(request.getScheme() + "://" + request.getServerName().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + port));
    }
}
