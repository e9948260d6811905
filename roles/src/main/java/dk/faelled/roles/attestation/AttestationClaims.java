package dk.faelled.roles.attestation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever opens a user has that user for ten minutes, so that two attesters do not work on the same one. */
@Component
class AttestationClaims {
    static final Duration HELD = Duration.ofMinutes(10);
    private final JdbcClient sql;
    private final Clock clock;

    AttestationClaims(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Takes the user, or keeps it for longer. @return who has it instead; empty where it is the reader's now */
    Optional<String> take(UUID attestation, UUID user, Attesters.Me me) {
        var now = clock.instant();
        int taken = sql.sql("""
                        insert into attestation_claim (attestation_id, user_id, holder, holder_name, until)
                        values (:attestation, :user, :me, :name, :until)
                        on conflict (tenant_id, attestation_id, user_id) do update
                           set holder = excluded.holder, holder_name = excluded.holder_name, until = excluded.until
                         where attestation_claim.holder = excluded.holder or attestation_claim.until < :now
                        """)
                .param("attestation", attestation)
                .param("user", user)
                .param("me", me.actor())
                .param("name", me.name())
                .param("until", now.plus(HELD).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return taken > 0 ? Optional.empty() : holder(attestation, user, me);
    }

    /** Who else has the user just now. */
    Optional<String> holder(UUID attestation, UUID user, Attesters.Me me) {
        return sql.sql("""
                        select holder_name
                          from attestation_claim
                         where attestation_id = :attestation
                           and user_id = :user
                           and holder <> :me
                           and until >= :now
                        """)
                .param("attestation", attestation)
                .param("user", user)
                .param("me", me.actor())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    void release(UUID attestation, UUID user) {
        sql.sql("delete from attestation_claim where attestation_id = :attestation and user_id = :user")
                .param("attestation", attestation)
                .param("user", user)
                .update();
    }

    void releaseAll(UUID attestation) {
        sql.sql("delete from attestation_claim where attestation_id = :attestation")
                .param("attestation", attestation)
                .update();
    }
}
