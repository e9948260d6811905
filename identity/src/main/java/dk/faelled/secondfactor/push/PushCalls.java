package dk.faelled.secondfactor.push;

import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.device.Device;
import dk.faelled.secondfactor.device.DeviceRegister;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of services that wake devices: beside the challenge, so many at once and no more, and none that fails stops anything. */
final class PushCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PushCalls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final String service;
    private final Set<Integer> gone;
    private final DeviceRegister register;

    /** @param service as the log calls it @param gone answers that mean that the device is not there any more */
    PushCalls(String service, Set<Integer> gone, DeviceRegister register) {
        this.service = service;
        this.gone = gone;
        this.register = register;
    }

    /** What is sent, once it is known that the address may be called. */
    interface Message {
        /** @throws RuleBroken where the address may not be called */
        URI address();

        HttpRequest.Builder to(URI address) throws GeneralSecurityException;
    }

    /** Returns at once. @param heard runs later, where the service has taken the message */
    void call(Device device, Message message, Runnable heard) {
        if (!places.tryAcquire()) return;
        Thread.ofVirtual().name("push").start(() -> {
            try {
                if (isTaken(device, message)) heard.run();
            } catch (RuleBroken refused) {
                LOG.warn("{} is at an address that may not be called", service);
            } catch (IOException | GeneralSecurityException | RuntimeException failed) {
                LOG.warn(
                        "{} could not be reached: {}",
                        service,
                        failed.getClass().getSimpleName());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        });
    }

    private boolean isTaken(Device device, Message message)
            throws IOException, InterruptedException, GeneralSecurityException {
        var request = message.to(message.address()).timeout(PATIENCE).build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        // nobody is there any more: it was reset or taken away, or its owner wants no messages
        if (gone.contains(status)) register.wokenBy(device.id(), null, device.clientVersion());
        else if (status >= 300) LOG.warn("{} answered {}", service, status);
        return status < 300;
    }
}
