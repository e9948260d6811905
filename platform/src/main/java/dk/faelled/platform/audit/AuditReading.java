package dk.faelled.platform.audit;

import dk.faelled.platform.AuditTrail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets modules read their own changes back. */
@Component
@Transactional(readOnly = true)
class AuditReading implements AuditTrail {
    private final AuditSearch search;
    private final JdbcClient sql;

    AuditReading(AuditSearch search, JdbcClient sql) {
        this.search = search;
        this.sql = sql;
    }

    @Override
    public List<Line> after(List<String> actions, long seq, int size) {
        return search.sealedChanges(actions, seq, size).stream()
                .map(AuditReading::line)
                .toList();
    }

    private static Line line(Found entry) {
        var payload = entry.payload() == null ? null : new Payload(entry.payload());
        return new Line(
                java.util.Objects.requireNonNull(entry.seq()),
                entry.at(),
                entry.actor(),
                entry.actorName(),
                entry.action(),
                entry.entity(),
                member(payload, "before"),
                member(payload, "after"),
                payload == null ? null : payload.reason(),
                entry.correlation(),
                payload == null ? null : payload.address());
    }

    private static @Nullable String member(@Nullable Payload payload, String name) {
        return payload == null || payload.member(name).isMissingNode()
                ? null
                : payload.member(name).toString();
    }

    /** Backwards along the chain: the newest is near its end. */
    @Override
    public long head(List<String> actions) {
        return sql.sql("""
                        select s.seq
                          from audit_seal s
                          join audit_entry e on e.tenant_id = s.tenant_id and e.id = s.id
                         where s.stream = 'CHANGE'
                           and exists (select from unnest(:actions::text[]) as a (beginning)
                                        where starts_with(e.action, a.beginning))
                         order by s.seq desc
                         limit 1
                        """)
                .param("actions", actions.toArray(String[]::new))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
