package dk.faelled.platform.web;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the program is reached.
 *
 * @param hosts {@code faelled.hosts.<prefix>=host[,host=cvr]}; the prefix {@code ui} is the pages
 * @param proxy whose forwarded headers count
 */
@ConfigurationProperties("faelled")
record WebSettings(
        @DefaultValue Map<String, String> hosts,
        @DefaultValue Proxy proxy) {
    record Proxy(@DefaultValue List<String> trusted) {}
}
