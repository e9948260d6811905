package dk.faelled.identity.upstream;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.identity.saml.message.MessageId;
import dk.faelled.platform.Unguessable;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a browser has begun at other providers, kept in its session: an answer that another browser has asked for is nothing
 * here, so nobody can be signed in as somebody else unawares. Each is answered once, within ten minutes.
 */
@Component
class Journeys {
    private static final String KEY = "identity.journeys";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST = 5;
    private final UsedOnce used;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Journeys(UsedOnce used, Clock clock, PlatformTransactionManager transactions) {
        this.used = used;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** With the last few that were begun before, since people open more than one page. */
    Journey begin(UUID source, String base, String next, boolean anew, boolean trial, HttpServletRequest request) {
        var journey = new Journey(
                source,
                Unguessable.text(),
                Unguessable.text(),
                Unguessable.text(),
                MessageId.next(),
                base,
                next,
                anew,
                trial,
                clock.instant());
        var all = new ArrayList<>(all(request));
        all.add(journey);
        if (all.size() > MOST) all.removeFirst();
        request.getSession().setAttribute(KEY, all);
        return journey;
    }

    /** @throws SourceRefused where this browser has begun no such one, or too long ago, or had its answer */
    Journey take(UUID source, String state, HttpServletRequest request) {
        var all = new ArrayList<>(all(request));
        var found = all.stream()
                .filter(one -> one.state().equals(state) && one.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new SourceRefused(Fault.STATE, "state"));
        all.remove(found);
        request.getSession().setAttribute(KEY, all);
        // two requests at once may both have read the session
        boolean first = Objects.requireNonNull(transaction.execute(_ -> used.take("journey " + state)));
        if (!first || !clock.instant().isBefore(found.at().plus(PATIENCE)))
            throw new SourceRefused(Fault.STATE, first ? "late" : "twice");
        return found;
    }

    private static List<Journey> all(HttpServletRequest request) {
        var session = request.getSession(false);
        var found = session == null ? null : session.getAttribute(KEY);
        return found instanceof List<?> list
                ? list.stream().map(Journey.class::cast).toList()
                : List.of();
    }
}
