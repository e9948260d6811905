package dk.faelled.identity.coredata;

import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import dk.faelled.platform.page.Language;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Carries loads through, and remembers for 90 days what became of each: figures where it was taken, the reason where not. */
@Component
class LoadRuns implements Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(LoadRuns.class);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int SLICE = 1_000;
    private static final int LINES = 50;
    private final JdbcClient sql;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final JsonMapper json = new JsonMapper();

    /** @param domain null where none of the name is there @param lines in English, as the caller was told */
    record Run(
            LoadKind kind,
            @Nullable String domain,
            Instant at,
            Duration taken,
            boolean refused,
            String caller,
            LoadFigures figures,
            List<String> lines) {}

    /** What came of one that was taken. @param lines of what was not taken of it */
    record Outcome(UUID domain, LoadFigures figures, List<String> lines) {}

    LoadRuns(JdbcClient sql, Clock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param reading puts what is posted aside, each part in a transaction of its own
     * @param taking takes it, all in one transaction, in which the run is noted too
     * @param dropping what was put aside
     */
    <T extends Record> LoadFigures run(
            LoadKind kind,
            Function<UUID, T> reading,
            Function<T, PostedBody.Head> head,
            Taking<T> taking,
            Consumer<UUID> dropping) {
        var load = Ids.next();
        var begun = clock.instant();
        @Nullable T came = null;
        try {
            var read = came = reading.apply(load);
            return Objects.requireNonNull(transaction.execute(_ -> {
                        var outcome = taking.take(load, read);
                        keep(load, kind, outcome.domain(), begun, false, outcome.figures(), outcome.lines());
                        return outcome;
                    }))
                    .figures();
        } catch (CoreDataRefused refused) {
            refused(load, kind, came == null ? null : head.apply(came), begun, refused);
            throw refused;
        } catch (RuleBroken broken) {
            // a rule of another module, which heard of it: the last one who can give rights stays
            var refused = CoreDataRefused.against(Fault.of(broken));
            refused(load, kind, came == null ? null : head.apply(came), begun, refused);
            throw refused;
        } finally {
            dropping.accept(load);
        }
    }

    /** In the running transaction. */
    interface Taking<T> {
        Outcome take(UUID load, T came);
    }

    private void refused(
            UUID load, LoadKind kind, PostedBody.@Nullable Head head, Instant begun, CoreDataRefused refused) {
        LOG.warn(
                "load {} ({}) refused: {} faults, {}",
                load,
                kind,
                refused.faults(Language.ENGLISH).size(),
                refused.status());
        transaction.executeWithoutResult(_ -> {
            var name = head == null || head.domain() == null ? "" : head.domain();
            var domain = sql.sql("select id from identity_domain where name = lower(:name)")
                    .param("name", name.strip())
                    .query(UUID.class)
                    .optional()
                    .orElse(null);
            keep(
                    load,
                    kind,
                    domain,
                    begun,
                    true,
                    LoadFigures.read(head == null ? 0 : head.read()),
                    refused.faults(Language.ENGLISH));
        });
    }

    private void keep(
            UUID load,
            LoadKind kind,
            @Nullable UUID domain,
            Instant begun,
            boolean refused,
            LoadFigures figures,
            List<String> lines) {
        sql.sql("""
                        insert into identity_load (id, domain_id, kind, at, millis, refused, caller, figures, lines)
                        values (:id, :domain, :kind, :at, :millis, :refused, :caller, :figures::jsonb, :lines::text[])
                        """)
                .param("id", load)
                .param("domain", domain, Types.OTHER)
                .param("kind", kind.name())
                .param("at", Moments.utc(begun))
                .param("millis", (int) Duration.between(begun, clock.instant()).toMillis())
                .param("refused", refused)
                .param("caller", Context.current().actor().name())
                .param("figures", json.writeValueAsString(figures))
                .param(
                        "lines",
                        lines.stream()
                                .limit(LINES)
                                .map(CoreDataRefused::withoutNumbers)
                                .toArray(String[]::new))
                .update();
    }

    /** The latest first. */
    List<Run> latest(int size) {
        return Objects.requireNonNull(transaction.execute(_ -> sql.sql("""
                        select l.kind, d.name, l.at, l.millis, l.refused, l.caller, l.figures, l.lines
                          from identity_load l
                          left join identity_domain d on d.id = l.domain_id
                         order by l.at desc, l.id desc
                         limit :size
                        """)
                .param("size", size)
                .query((row, _) -> new Run(
                        LoadKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        Objects.requireNonNull(Moments.instant(row, "at")),
                        Duration.ofMillis(row.getInt("millis")),
                        row.getBoolean("refused"),
                        row.getString("caller"),
                        json.readValue(row.getString("figures"), LoadFigures.class),
                        Arrays.asList((String[]) row.getArray("lines").getArray())))
                .list()));
    }

    /** When whole persons of the domain were last loaded, and taken; null for never. */
    @Nullable
    Instant lastFull(UUID domain) {
        return transaction.execute(_ -> sql.sql("""
                        select at
                          from identity_load
                         where domain_id = :domain
                           and kind = 'FULL'
                           and not refused
                         order by at desc
                         limit 1
                        """)
                .param("domain", domain)
                .query((row, _) -> Optional.ofNullable(Moments.instant(row, "at")))
                .optional()
                .flatMap(found -> found)
                .orElse(null));
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_load
                         where id in (select id from identity_load where at < :before order by at limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(KEPT)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
