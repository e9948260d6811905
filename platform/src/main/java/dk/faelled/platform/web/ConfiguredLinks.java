package dk.faelled.platform.web;

import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.page.OuterLinks;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** By {@code faelled.hosts.ui}: the authority's own host, else the first that serves all; else this machine. */
@Component
class ConfiguredLinks implements OuterLinks {
    private final String hosts;
    private final int port;

    ConfiguredLinks(WebSettings settings, @Value("${server.port:8080}") int port) {
        this.hosts = settings.hosts().getOrDefault("ui", "");
        this.port = port;
    }

    @Override
    public String of(TenantInfo tenant, String path) {
        var all = Arrays.stream(hosts.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        var own = "=" + tenant.cvr();
        var host = all.stream()
                .filter(each -> each.endsWith(own))
                .map(each -> each.substring(0, each.length() - own.length()))
                .findFirst()
                .or(() -> all.stream().filter(each -> !each.contains("=")).findFirst());
        return host.map(name -> "https://" + name).orElse("http://localhost:" + port) + path;
    }
}
