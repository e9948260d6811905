package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Sweep;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Within the running transaction, of whichever authority or none. */
@Repository
class HandoffTable implements Sweep {
    private static final int SLICE = 1_000;
    private static final Duration KEPT = Duration.ofHours(1);
    private final JdbcClient sql;

    HandoffTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Handoff handoff) {
        sql.sql("""
                        insert into secondfactor_handoff (key_hash, tenant_id, connector_id, owner_key, kind, level, totp_secret,
                                                          created_at)
                        values (:key, :tenant, :connector, :owner, :kind, :level, :secret, :now)
                        """)
                .param("key", handoff.keyHash())
                .param("tenant", handoff.tenant().value())
                .param("connector", handoff.connector())
                .param("owner", handoff.owner().bytes())
                .param("kind", handoff.kind().name())
                .param("level", handoff.level().name())
                .param("secret", handoff.sealedSecret(), Types.BINARY)
                .param("now", Moments.utc(handoff.createdAt()))
                .update();
    }

    /** One that was not used and not made before then. */
    Optional<Handoff> find(byte[] keyHash, Instant after) {
        return sql.sql("""
                        select key_hash, tenant_id, connector_id, owner_key, kind, level, totp_secret, created_at
                          from secondfactor_handoff
                         where key_hash = :key
                           and used_at is null
                           and created_at > :after
                        """)
                .param("key", keyHash)
                .param("after", Moments.utc(after))
                .query(HandoffTable::handoff)
                .optional();
    }

    /** Of two who come with the same, one gets it. */
    boolean use(byte[] keyHash, Instant now) {
        return sql.sql("update secondfactor_handoff set used_at = :now where key_hash = :key and used_at is null")
                        .param("now", Moments.utc(now))
                        .param("key", keyHash)
                        .update()
                == 1;
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from secondfactor_handoff
                         where key_hash in (select key_hash from secondfactor_handoff where created_at < :before limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(KEPT)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }

    private static Handoff handoff(ResultSet row, int number) throws SQLException {
        return new Handoff(
                row.getBytes("key_hash"),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("connector_id", UUID.class),
                new OwnerKey(row.getBytes("owner_key")),
                DeviceType.valueOf(row.getString("kind")),
                NsisLevel.valueOf(row.getString("level")),
                row.getBytes("totp_secret"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
