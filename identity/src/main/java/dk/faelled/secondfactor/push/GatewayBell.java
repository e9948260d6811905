package dk.faelled.secondfactor.push;

import dk.faelled.platform.net.Outbound;
import dk.faelled.secondfactor.challenge.Bell;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Native apps are woken by their makers' services, which want keys of the app's publisher: a gateway of the operator's has them.
 * It is told the app's own token and who asks, and neither code nor person. What it does not take is left; the app sees the
 * challenge when it is opened. An address inside the operator's own network is allowed by {@code faelled.outbound.allow}.
 */
@Component
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayBell implements Bell {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Integer> GONE = Set.of(410);
    private final GatewaySettings settings;
    private final Outbound outbound;
    private final PushCalls calls;

    GatewayBell(GatewaySettings settings, Outbound outbound, DeviceRegister register) {
        this.settings = settings;
        this.outbound = outbound;
        calls = new PushCalls("the push gateway", GONE, register);
    }

    private record Told(GatewayBell bell, Device device, String token, Challenge challenge)
            implements PushCalls.Message {
        @Override
        public URI address() {
            return bell.outbound.check(bell.settings.url());
        }

        @Override
        public HttpRequest.Builder to(URI address) {
            var text = JSON.writeValueAsString(Map.of(
                    "token", token,
                    "type", device.type().name(),
                    "serverName", challenge.serverName(),
                    "systemName", challenge.systemName(),
                    "secondsLeft", Challenge.LIFE.toSeconds()));
            var request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(text));
            return bell.settings.key().isBlank()
                    ? request
                    : request.header("Authorization", "Bearer " + bell.settings.key());
        }

        @Override
        public String toString() {
            return "Told[" + device.id() + "]";
        }
    }

    @Override
    public void ring(Device device, Challenge challenge, Runnable heard) {
        var token = device.pushToken();
        if (settings.url().isBlank() || token == null || Subscription.of(token).isPresent()) return;
        calls.call(device, new Told(this, device, token, challenge), heard);
    }
}
