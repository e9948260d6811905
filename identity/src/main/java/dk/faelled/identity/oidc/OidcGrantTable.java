package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Chosen;
import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OidcGrantTable {
    private static final int SLICE = 1000;
    private static final String SELECT = """
            select id, provider_id, issuer, grant_type, subject, account_id, session, auth_time, level, second, acr, amr,
                   chosen, scopes, redirect_uri, challenge, nonce, code_until, code_used, access_at, access_until, access_ended,
                   refresh_hash, refresh_at, refresh_until, revoked, version
              from identity_oidc_grant
            """;
    private final JdbcClient sql;

    /** What is written of tokens each time. @param until when all of it is past */
    record Tokens(
            byte @Nullable [] code,
            @Nullable Instant codeUntil,
            boolean codeUsed,
            byte @Nullable [] access,
            @Nullable Instant accessAt,
            @Nullable Instant accessUntil,
            boolean accessEnded,
            byte @Nullable [] refresh,
            @Nullable Instant refreshAt,
            @Nullable Instant refreshUntil,
            boolean revoked,
            Instant until) {}

    /** A system that was told of a session, and as whom. */
    record Session(UUID provider, String issuer, String subject, UUID session) {}

    OidcGrantTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Grant> byId(String id) {
        return one(" where id = :id", "id", id);
    }

    Optional<Grant> byCode(byte[] hash) {
        return one(" where code_hash = :hash", "hash", hash);
    }

    Optional<Grant> byAccess(byte[] hash) {
        return one(" where access_hash = :hash", "hash", hash);
    }

    Optional<Grant> byRefresh(byte[] hash) {
        return one(" where refresh_hash = :hash", "hash", hash);
    }

    private Optional<Grant> one(String where, String name, Object value) {
        return sql.sql(SELECT + where)
                .param(name, value)
                .query(OidcGrantTable::grant)
                .optional();
    }

    void add(Grant grant, Tokens tokens) {
        tokens(tokens, sql.sql("""
                        insert into identity_oidc_grant
                               (id, provider_id, issuer, grant_type, subject, account_id, session, auth_time, level,
                                second, acr, amr, chosen, scopes, redirect_uri, challenge, nonce, code_hash, code_until,
                                code_used, access_hash, access_at, access_until, access_ended, refresh_hash, refresh_at,
                                refresh_until, revoked, until)
                        values (:id, :provider, :issuer, :type, :subject, :account, :session, :authTime, :level,
                                :second, :acr, :amr, :chosen::jsonb, :scopes, :redirect, :challenge, :nonce, :code, :codeUntil,
                                :codeUsed, :access, :accessAt, :accessUntil, :accessEnded, :refresh, :refreshAt,
                                :refreshUntil, :revoked, :until)
                        """))
                .param("id", grant.id())
                .param("provider", grant.provider())
                .param("issuer", grant.issuer())
                .param("type", grant.type())
                .param("subject", grant.subject())
                .param("account", grant.account(), Types.OTHER)
                .param("session", grant.session(), Types.OTHER)
                .param("authTime", utc(grant.authTime()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("level", grant.level().name())
                .param("second", grant.second())
                .param("acr", grant.acr())
                .param("amr", grant.amr().toArray(String[]::new))
                .param("chosen", grant.chosen().json())
                .param("scopes", grant.scopes().toArray(String[]::new))
                .param("redirect", grant.redirect(), Types.VARCHAR)
                .param("challenge", grant.challenge(), Types.VARCHAR)
                .param("nonce", grant.nonce(), Types.VARCHAR)
                .update();
    }

    /** @return how many were written: none where somebody else has written meanwhile */
    int change(String id, int version, Tokens tokens) {
        return tokens(tokens, sql.sql("""
                        update identity_oidc_grant
                           set code_until = coalesce(:codeUntil, code_until),
                               code_used = :codeUsed,
                               access_hash = coalesce(:access, access_hash),
                               access_at = :accessAt,
                               access_until = :accessUntil,
                               access_ended = :accessEnded,
                               refresh_hash = coalesce(:refresh, refresh_hash),
                               refresh_at = :refreshAt,
                               refresh_until = :refreshUntil,
                               revoked = :revoked,
                               until = greatest(until, :until),
                               code_hash = coalesce(:code, code_hash),
                               version = version + 1
                         where id = :id
                           and version = :version
                           and not revoked
                        """))
                .param("id", id)
                .param("version", version)
                .update();
    }

    private static JdbcClient.StatementSpec tokens(Tokens tokens, JdbcClient.StatementSpec statement) {
        return statement
                .param("code", tokens.code(), Types.BINARY)
                .param("codeUntil", utc(tokens.codeUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("codeUsed", tokens.codeUsed())
                .param("access", tokens.access(), Types.BINARY)
                .param("accessAt", utc(tokens.accessAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("accessUntil", utc(tokens.accessUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("accessEnded", tokens.accessEnded())
                .param("refresh", tokens.refresh(), Types.BINARY)
                .param("refreshAt", utc(tokens.refreshAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("refreshUntil", utc(tokens.refreshUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("revoked", tokens.revoked())
                .param("until", utc(tokens.until()));
    }

    /** That token was given for it once, and another since. */
    void former(byte[] hash, String grant) {
        sql.sql("insert into identity_oidc_former (hash, grant_id) values (:hash, :grant) on conflict do nothing")
                .param("hash", hash)
                .param("grant", grant)
                .update();
    }

    Optional<String> ofFormer(byte[] hash) {
        return sql.sql("select grant_id from identity_oidc_former where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional();
    }

    /** @return how many were not revoked before */
    int revoke(String id) {
        return sql.sql("""
                        update identity_oidc_grant
                           set revoked = true,
                               version = version + 1
                         where id = :id
                           and not revoked
                        """).param("id", id).update();
    }

    /** All that rests on sessions that have ended; and who was told of them. */
    List<Session> revoke(Collection<UUID> sessions) {
        return sql.sql("""
                        with ended as (
                            update identity_oidc_grant
                               set revoked = true,
                                   version = version + 1
                             where session = any (:sessions)
                            returning provider_id, issuer, subject, session)
                        select distinct provider_id as provider, issuer, subject, session from ended
                        """)
                .param("sessions", sessions.toArray(UUID[]::new))
                .query(Session.class)
                .list();
    }

    boolean sweep(Instant before) {
        return sql.sql("""
                        delete from identity_oidc_grant
                         where id in (select id from identity_oidc_grant where until < :before limit :slice)
                        """)
                        .param("before", Moments.utc(before))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return Moments.orNull(at);
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getString("id"),
                row.getObject("provider_id", UUID.class),
                row.getString("issuer"),
                row.getString("grant_type"),
                row.getString("subject"),
                row.getObject("account_id", UUID.class),
                row.getObject("session", UUID.class),
                Moments.instant(row, "auth_time"),
                NsisLevel.valueOf(row.getString("level")),
                row.getBoolean("second"),
                row.getString("acr"),
                OidcClientTable.texts(row, "amr"),
                Chosen.of(row.getString("chosen")),
                OidcClientTable.texts(row, "scopes"),
                row.getString("redirect_uri"),
                row.getString("challenge"),
                row.getString("nonce"),
                Moments.instant(row, "code_until"),
                row.getBoolean("code_used"),
                Moments.instant(row, "access_at"),
                Moments.instant(row, "access_until"),
                row.getBoolean("access_ended"),
                row.getBytes("refresh_hash"),
                Moments.instant(row, "refresh_at"),
                Moments.instant(row, "refresh_until"),
                row.getBoolean("revoked"),
                row.getInt("version"));
    }
}
