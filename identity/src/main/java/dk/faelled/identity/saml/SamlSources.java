package dk.faelled.identity.saml;

import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.net.Outbound;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what systems publish of themselves, each hour. What cannot be read, or may not take the place of what counts, is left
 * out and stands in the log; the last good one goes on counting.
 */
@Component
class SamlSources {
    private static final Logger LOG = LoggerFactory.getLogger(SamlSources.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 256 << 10;
    private static final int SIZE = 100;
    private static final int OK = 200;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final SamlServices services;
    private final Outbound outbound;

    SamlSources(SamlServices services, Outbound outbound) {
        this.services = services;
        this.outbound = outbound;
    }

    /** @throws Refused where nothing can be read there @throws RuleBroken where the address may not be called */
    byte[] read(String source) {
        var address = outbound.check(source);
        var asked = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            var answer = http.send(asked, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != OK) throw new Refused(Why.SOURCE, String.valueOf(answer.statusCode()));
                var bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) throw new Refused(Why.TOO_LARGE, "");
                return bytes;
            }
        } catch (IOException unreachable) {
            throw new Refused(Why.SOURCE, unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Why.SOURCE, "");
        }
    }

    void readAll() {
        boolean more = services.showSome(SIZE);
        while (more) more = services.showSome(SIZE);
        @Nullable UUID last = null;
        List<SamlService> some;
        do {
            some = services.published(last, SIZE);
            for (var one : some) {
                readAgain(one);
                last = one.provider();
            }
        } while (some.size() == SIZE);
    }

    private void readAgain(SamlService service) {
        var source = service.source();
        if (source == null) return;
        try {
            services.describe(service.provider(), read(source));
        } catch (Refused refused) {
            notTaken(service, refused.why().name(), refused.detail());
        } catch (RuleBroken broken) {
            notTaken(service, Why.SOURCE.name(), broken.key());
        } catch (NotFound gone) {
            LOG.info("a service provider was removed while its description was read");
        }
    }

    private void notTaken(SamlService service, String why, String detail) {
        if (services.notTaken(service.provider(), why, detail))
            LOG.warn("the description of service provider {} was not taken: {}", service.provider(), why);
    }
}
