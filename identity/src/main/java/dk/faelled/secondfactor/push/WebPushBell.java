package dk.faelled.secondfactor.push;

import dk.faelled.platform.net.Outbound;
import dk.faelled.secondfactor.challenge.Bell;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Web Push: wakes browsers and our web app. What cannot be sent is left; the device sees the challenge when it is opened. */
@Component
class WebPushBell implements Bell {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Integer> GONE = Set.of(404, 410);
    private final Vapid vapid;
    private final Outbound outbound;
    private final PushCalls calls;

    WebPushBell(Vapid vapid, Outbound outbound, DeviceRegister register) {
        this.vapid = vapid;
        this.outbound = outbound;
        calls = new PushCalls("a browser's push service", GONE, register);
    }

    private record Sealed(WebPushBell bell, Subscription to, Challenge challenge) implements PushCalls.Message {
        @Override
        public URI address() {
            return bell.outbound.check(to.endpoint().toString());
        }

        @Override
        public HttpRequest.Builder to(URI address) throws GeneralSecurityException {
            var text =
                    JSON.writeValueAsString(Map.of("server", challenge.serverName(), "system", challenge.systemName()));
            var sealed = WebPushMessage.sealed(text.getBytes(StandardCharsets.UTF_8), to.publicKey(), to.auth());
            return HttpRequest.newBuilder(address)
                    .header("Authorization", bell.vapid.authorization(address))
                    .header("Content-Encoding", "aes128gcm")
                    .header("Content-Type", "application/octet-stream")
                    .header("TTL", Long.toString(Challenge.LIFE.toSeconds()))
                    .header("Urgency", "high")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(sealed));
        }
    }

    @Override
    public void ring(Device device, Challenge challenge, Runnable heard) {
        Subscription.of(device.pushToken()).ifPresent(to -> calls.call(device, new Sealed(this, to, challenge), heard));
    }
}
