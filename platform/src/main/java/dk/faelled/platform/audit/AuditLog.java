package dk.faelled.platform.audit;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Origin;
import dk.faelled.platform.database.LastSentence;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    /** Entries at once from which on their payloads are made by all processors; a load writes thousands. */
    private static final int MANY = 100;

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
        var origin = Origin.current();
        var all = changes.size() < MANY ? changes.stream() : changes.parallelStream();
        var payloads = all.map(change -> sealable(payload(change, origin))).toList();
        var rows = new ArrayList<AuditTable.Row>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            rows.add(row("CHANGE", change.action(), change.entity(), payloads.get(i)));
        }
        table.append(rows);
    }

    /** What every payload holds. */
    private ObjectNode payload(Origin origin) {
        var payload = json.object();
        payload.put("source", origin.source().name());
        if (origin.address() != null) payload.put("ip", origin.address());
        return payload;
    }

    private ObjectNode payload(Change change, Origin origin) {
        var payload = payload(origin);
        if (change.before() != null) payload.set("before", json.tree(change.before()));
        if (change.after() != null) payload.set("after", json.tree(change.after()));
        if (change.reason() != null && !change.reason().isBlank()) payload.put("reason", change.reason());
        return payload;
    }

    @Override
    public void accessed(String kind, Collection<String> subjects, @Nullable String purpose) {
        var payload = payload(Origin.current());
        if (purpose != null && !purpose.isBlank()) payload.put("purpose", purpose);
        if (subjects.isEmpty()) return;
        table.append(subjects.stream()
                .map(subject -> row("ACCESS", kind, subject, sealable(payload)))
                .toList());
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void viewed(String kind, Collection<String> subjects) {
        var context = Context.current();
        for (var subject : subjects) {
            var row = row("ACCESS", kind, subject, sealable(payload(Origin.current())));
            // a reader who cannot be written down waits like any other work
            if (!views.offer(new ViewQueue.Line(context, row))) throw new QueryTimeoutException("access log is full");
        }
    }

    /** @param json canonical */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Payload(String json, byte[] salt, byte[] digest) {}

    private static Payload sealable(ObjectNode payload) {
        var canonical = Jcs.write(payload);
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new Payload(canonical, salt, AuditDigest.payload(salt, canonical));
    }

    private AuditTable.Row row(String stream, String action, String entity, Payload payload) {
        var context = Context.current();
        var entry = new Entry(
                context.tenant(),
                Ids.next(),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                context.actor().reference(),
                action,
                entity,
                payload.digest());
        return new AuditTable.Row(
                stream, entry, context.actor().name(), context.correlation(), payload.salt(), payload.json());
    }
}
