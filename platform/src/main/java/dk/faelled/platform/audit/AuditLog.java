package dk.faelled.platform.audit;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.database.LastSentence;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Appends to the log within the running transaction. Nothing is read, so writers never wait for each other. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AuditLog implements Audit {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final AuditTable table;
    private final ViewQueue views;
    private final AuditJson json = new AuditJson();
    private final Clock clock;

    AuditLog(AuditTable table, ViewQueue views, Clock clock) {
        this.table = table;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void changed(List<Change> changes) {
        if (LastSentence.isLetGo()) return;
        table.append(changes.stream()
                .map(change -> row("CHANGE", change.action(), change.entity(), payload(change)))
                .toList());
    }

    private ObjectNode payload(Change change) {
        var payload = json.object();
        if (change.before() != null) payload.set("before", json.tree(change.before()));
        if (change.after() != null) payload.set("after", json.tree(change.after()));
        if (change.reason() != null && !change.reason().isBlank()) payload.put("reason", change.reason());
        return payload;
    }

    @Override
    public void accessed(String kind, Collection<String> subjects, @Nullable String purpose) {
        var payload = json.object();
        if (purpose != null && !purpose.isBlank()) payload.put("purpose", purpose);
        if (subjects.isEmpty()) return;
        table.append(subjects.stream()
                .map(subject -> row("ACCESS", kind, subject, payload))
                .toList());
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void viewed(String kind, Collection<String> subjects) {
        var context = Context.current();
        for (var subject : subjects) {
            var row = row("ACCESS", kind, subject, json.object());
            // a reader who cannot be written down waits like any other work
            if (!views.offer(new ViewQueue.Line(context, row))) throw new QueryTimeoutException("access log is full");
        }
    }

    private AuditTable.Row row(String stream, String action, String entity, ObjectNode payload) {
        var context = Context.current();
        var canonical = Jcs.write(payload);
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var entry = new Entry(
                context.tenant(),
                Ids.next(),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                context.actor().reference(),
                action,
                entity,
                AuditDigest.payload(salt, canonical));
        return new AuditTable.Row(stream, entry, context.actor().name(), context.correlation(), salt, canonical);
    }
}
