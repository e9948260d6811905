package dk.faelled.secondfactor.push;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who wakes native apps for us.
 *
 * @param url where messages are posted; empty: nowhere, the apps ask
 * @param key sent as bearer token; empty for none
 */
@ConfigurationProperties("faelled.push-gateway")
record GatewaySettings(
        @DefaultValue("") String url, @DefaultValue("") String key) {
    @Override
    public String toString() {
        return "GatewaySettings[" + url + "]";
    }
}
