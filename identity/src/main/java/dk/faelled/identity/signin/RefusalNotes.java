package dk.faelled.identity.signin;

import dk.faelled.identity.session.Decision;
import dk.faelled.platform.Sweep;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why somebody was refused, under a short code that can be said on the phone (BEY-14). Kept for a month. */
@Component
public class RefusalNotes implements Sweep {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // neither I and 1 nor O and 0
    private static final int LENGTH = 6;
    private static final int SHOWN = 20;
    private static final int SLICE = 1000;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient sql;
    private final Clock clock;

    /** @param trace the steps of the decision, in their order */
    public record Refusal(String code, Instant at, String verdict, List<String> trace) {
        public Refusal {
            trace = List.copyOf(trace);
        }
    }

    RefusalNotes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return its code */
    @Transactional
    public String note(UUID account, Decision decision) {
        return note(account, decision, null);
    }

    /** @param system name of the one that somebody wanted to sign in to; null for Fælled itself @return its code */
    @Transactional
    public String note(UUID account, Decision decision, @Nullable String system) {
        var trace = new ArrayList<String>();
        if (system != null) trace.add("0 system=" + system);
        trace.addAll(decision.trace());
        return noted(account, null, decision.verdict().getClass().getSimpleName(), trace);
    }

    /** Somebody whom another provider sent, and who is perhaps nobody here. @param why in one word @return its code */
    @Transactional
    public String noteSource(UUID source, String why, List<String> trace) {
        return noted(null, source, why, trace);
    }

    private String noted(@Nullable UUID account, @Nullable UUID source, String verdict, List<String> trace) {
        while (true) {
            var code = code();
            int noted = sql.sql("""
                            insert into identity_refusal (code, account_id, source_id, at, verdict, trace)
                            values (:code, :account, :source, :now, :verdict, :trace::text[])
                            on conflict do nothing
                            """)
                    .param("code", code)
                    .param("account", account, Types.OTHER)
                    .param("source", source, Types.OTHER)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("verdict", verdict)
                    .param("trace", trace.toArray(String[]::new))
                    .update();
            if (noted == 1) return code;
        }
    }

    /** Of those whom another provider sent, the latest first. */
    @Transactional(readOnly = true)
    public List<Refusal> ofSource(UUID source) {
        return sql.sql("""
                        select code, at, verdict, trace
                          from identity_refusal
                         where source_id = :source
                         order by at desc
                         limit :shown
                        """)
                .param("source", source)
                .param("shown", SHOWN)
                .query(RefusalNotes::refusal)
                .list();
    }

    /** One of those whom another provider sent, by its code. */
    @Transactional(readOnly = true)
    public Optional<Refusal> ofSource(UUID source, String code) {
        return sql.sql("""
                        select code, at, verdict, trace
                          from identity_refusal
                         where code = :code
                           and source_id = :source
                        """)
                .param("code", code)
                .param("source", source)
                .query(RefusalNotes::refusal)
                .optional();
    }

    private static Refusal refusal(ResultSet row, int number) throws SQLException {
        return new Refusal(
                row.getString("code"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("verdict"),
                Arrays.asList((String[]) row.getArray("trace").getArray()));
    }

    private static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return code.toString();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Refusal> of(UUID account) {
        return sql.sql("""
                        select code, at, verdict, trace
                          from identity_refusal
                         where account_id = :account
                         order by at desc
                         limit :shown
                        """)
                .param("account", account)
                .param("shown", SHOWN)
                .query(RefusalNotes::refusal)
                .list();
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_refusal
                         where code in (select code from identity_refusal where at < :before limit :slice)
                        """)
                        .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
