package dk.faelled.secondfactor.push;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.net.Outbound;
import dk.faelled.secondfactor.challenge.Bell;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Native apps are woken by their makers' services, which want keys of the app's publisher: a gateway of the operator's has them.
 * It is told the app's own token and who asks, and neither code nor person. What it does not take is left; the app sees the
 * challenge when it is opened.
 */
@Component
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayBell implements Bell {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayBell.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;
    private static final int GONE = 410;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final GatewaySettings settings;
    private final Outbound outbound;
    private final DeviceRegister register;

    GatewayBell(GatewaySettings settings, Outbound outbound, DeviceRegister register) {
        this.settings = settings;
        this.outbound = outbound;
        this.register = register;
    }

    @Override
    public void ring(Device device, Challenge challenge, Runnable heard) {
        var token = device.pushToken();
        if (settings.url().isBlank() || token == null || Subscription.of(token).isPresent() || !places.tryAcquire())
            return;
        Thread.ofVirtual().name("push").start(() -> {
            try {
                if (send(device, token, challenge)) heard.run();
            } catch (IOException | RuntimeException failed) {
                LOG.warn(
                        "the push gateway could not be reached: {}",
                        failed.getClass().getSimpleName());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        });
    }

    private boolean send(Device device, String token, Challenge challenge) throws IOException, InterruptedException {
        HttpRequest.Builder message;
        try {
            message = HttpRequest.newBuilder(outbound.check(settings.url()));
        } catch (RuleBroken refused) {
            LOG.warn("the push gateway is at an address that may not be called; allow it by faelled.outbound.allow");
            return false;
        }
        if (!settings.key().isBlank()) message.header("Authorization", "Bearer " + settings.key());
        var text = JSON.writeValueAsString(Map.of(
                "token", token,
                "type", device.type().name(),
                "serverName", challenge.serverName(),
                "systemName", challenge.systemName(),
                "secondsLeft", Challenge.LIFE.toSeconds()));
        int status = http.send(
                        message.timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(text))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        // the app was taken away: nobody is there any more
        if (status == GONE) register.wokenBy(device.id(), null, device.clientVersion());
        else if (status >= 300) LOG.warn("the push gateway answered {}", status);
        return status < 300;
    }
}
