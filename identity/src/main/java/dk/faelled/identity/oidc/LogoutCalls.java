package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Pause;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.net.Outbound;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells systems that a session has ended (OpenID Connect Back-Channel Logout 1.0). Whoever does not hear it is told again after
 * a minute, two, four and so on, for about a day. No connection to the database is held while a system answers.
 */
@Component
class LogoutCalls {
    private static final Logger LOG = LoggerFactory.getLogger(LogoutCalls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final int TRIES = 11;
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final LogoutTable table;
    private final KnownClients clients;
    private final KeyedTokens tokens;
    private final Outbound outbound;
    private final ObjectProvider<Pause> pause;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Unheard(String system, int tries) {}

    LogoutCalls(
            LogoutTable table,
            KnownClients clients,
            KeyedTokens tokens,
            Outbound outbound,
            ObjectProvider<Pause> pause,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.clients = clients;
        this.tokens = tokens;
        this.outbound = outbound;
        this.pause = pause;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Configuration(value = "oidcLogoutSchedule", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule oidcLogouts(ObjectProvider<LogoutCalls> calls) {
            return new Schedule(
                    "identity.oidc.logout", Cron.parse("* * * * *"), Schedule.Misfire.SKIP, () -> calls.getObject()
                            .due());
        }
    }

    /** All that are due, for the bound authority. */
    void due() {
        if (pause.stream().anyMatch(Pause::isOn)) return;
        List<LogoutTable.Due> due;
        do {
            due = Objects.requireNonNull(transaction.execute(_ -> table.take(FIRST)));
            due.forEach(this::tell);
        } while (!due.isEmpty());
    }

    private void tell(LogoutTable.Due due) {
        var client = clients.byId(due.provider());
        var address = client.map(one -> one.oidc().backchannel());
        boolean heard = address.isEmpty() || call(client.get(), address.get(), due);
        if (heard) {
            transaction.executeWithoutResult(_ -> table.done(due.id()));
        } else if (due.tries() >= TRIES) {
            transaction.executeWithoutResult(_ -> {
                table.done(due.id());
                audit.changed(
                        "identity.oidc.logout.fail",
                        ServiceProviders.entity(due.provider()),
                        null,
                        new Unheard(client.get().provider().name(), due.tries()),
                        null);
            });
        }
    }

    private boolean call(KnownClients.Client client, String address, LogoutTable.Due due) {
        try {
            var body = "logout_token=" + URLEncoder.encode(token(client, due), StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(outbound.check(address))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 300) return true;
            LOG.warn("{} answered {} when it was told of a logout", due.provider(), status);
        } catch (RuleBroken refused) {
            LOG.warn("{} wants to be told of logouts at an address that may not be called", due.provider());
        } catch (IOException failed) {
            LOG.warn(
                    "{} could not be told of a logout: {}",
                    due.provider(),
                    failed.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private String token(KnownClients.Client client, LogoutTable.Due due) {
        var now = clock.instant();
        return tokens.signed(
                client.oidc().algorithm(),
                "logout+jwt",
                Map.of(
                        "iss", due.issuer(),
                        "sub", due.subject(),
                        "aud", client.provider().entityId(),
                        "iat", now,
                        "exp", now.plus(GOOD_FOR),
                        "jti", UUID.randomUUID().toString(),
                        "sid", due.session().toString(),
                        "events", Map.of(EVENT, Map.of())));
    }
}
