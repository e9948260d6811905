package dk.faelled.secondfactor.push;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.net.Outbound;
import dk.faelled.secondfactor.challenge.Bell;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Web Push: wakes browsers and our web app. What cannot be sent is left; the device sees the challenge when it is opened. */
@Component
class WebPushBell implements Bell {
    private static final Logger LOG = LoggerFactory.getLogger(WebPushBell.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;
    private static final int GONE = 410;
    private static final int UNKNOWN = 404;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Vapid vapid;
    private final Outbound outbound;
    private final DeviceRegister register;

    WebPushBell(Vapid vapid, Outbound outbound, DeviceRegister register) {
        this.vapid = vapid;
        this.outbound = outbound;
        this.register = register;
    }

    @Override
    public void ring(Device device, Challenge challenge, Runnable heard) {
        var subscription = Subscription.of(device.pushToken());
        if (subscription.isEmpty() || !places.tryAcquire()) return;
        Thread.ofVirtual().name("push").start(() -> {
            try {
                if (send(device, subscription.get(), challenge)) heard.run();
            } catch (IOException | GeneralSecurityException | RuntimeException failed) {
                LOG.warn("a device could not be woken: {}", failed.getClass().getSimpleName());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        });
    }

    private boolean send(Device device, Subscription to, Challenge challenge)
            throws IOException, InterruptedException, GeneralSecurityException {
        URI endpoint;
        try {
            endpoint = outbound.check(to.endpoint().toString());
        } catch (RuleBroken refused) {
            LOG.warn("a device says to be woken at an address that may not be called");
            return false;
        }
        int status = http.send(message(endpoint, to, challenge), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        // nobody is there any more: the browser was reset, or its owner wants no messages
        if (status == GONE || status == UNKNOWN) register.wokenBy(device.id(), null, device.clientVersion());
        else if (status >= 300) LOG.warn("a push service answered {}", status);
        return status < 300;
    }

    private HttpRequest message(URI endpoint, Subscription to, Challenge challenge) throws GeneralSecurityException {
        var text = JSON.writeValueAsString(Map.of("server", challenge.serverName(), "system", challenge.systemName()));
        var sealed = WebPushMessage.sealed(text.getBytes(StandardCharsets.UTF_8), to.publicKey(), to.auth());
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", vapid.authorization(endpoint))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(Challenge.LIFE.toSeconds()))
                .header("Urgency", "high")
                .POST(HttpRequest.BodyPublishers.ofByteArray(sealed))
                .build();
    }
}
