package dk.faelled.identity.provider.history;

import dk.faelled.platform.Context;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How each system has been set up, of each part the last fifty versions. They are numbered over all parts of a system. */
@Repository
public class ProviderHistory {
    private static final int KEPT = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient sql;
    private final Clock clock;

    /**
     * @param state in JSON
     * @param earlier what the part was before; null where that is not kept
     * @param by the name of whoever made it so; empty for what it was before anything was kept
     * @param at since when
     */
    public record Version(
            int number, Part part, String state, @Nullable String earlier, String by, Instant at) {}

    ProviderHistory(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The row of the system is held by whoever changes a part of it.
     *
     * @param before what it was: kept first where nothing of the part has been kept yet; null for a new one
     */
    public void changed(Part part, UUID provider, @Nullable Object before, Object after) {
        if (before != null && !hasAny(part, provider)) keep(part, provider, before, "");
        var context = Context.ifBound();
        keep(part, provider, after, context == null ? "" : context.actor().name());
        sql.sql("""
                        delete from identity_provider_version
                         where provider_id = :provider
                           and number in (select number
                                            from identity_provider_version
                                           where provider_id = :provider
                                             and part = :part
                                           order by number desc
                                          offset :kept)
                        """)
                .param("provider", provider)
                .param("part", part.name())
                .param("kept", KEPT)
                .update();
    }

    private boolean hasAny(Part part, UUID provider) {
        return sql.sql(
                        "select exists (select from identity_provider_version where provider_id = :provider and part = :part)")
                .param("provider", provider)
                .param("part", part.name())
                .query(Boolean.class)
                .single();
    }

    private void keep(Part part, UUID provider, Object state, String by) {
        sql.sql("""
                        insert into identity_provider_version (provider_id, number, part, state, actor, at)
                        select :provider, coalesce(max(number), 0) + 1, :part, :state::jsonb, :actor, :now
                          from identity_provider_version
                         where provider_id = :provider
                        """)
                .param("provider", provider)
                .param("part", part.name())
                .param("state", JSON.writeValueAsString(state))
                .param("actor", by)
                .param("now", Moments.utc(clock.instant()))
                .update();
    }

    /** The latest first. @param before a number; null for from the latest on */
    List<Version> of(UUID provider, @Nullable Integer before, int size) {
        return sql.sql("""
                        select number, part, state, earlier, actor, at
                          from (select number, part, state, actor, at,
                                       lag(state) over (partition by part order by number) as earlier
                                  from identity_provider_version
                                 where provider_id = :provider) v
                         where number < :before
                         order by number desc
                         limit :size
                        """)
                .param("provider", provider)
                .param("before", before == null ? Integer.MAX_VALUE : before)
                .param("size", size)
                .query(ProviderHistory::version)
                .list();
    }

    Optional<Version> find(UUID provider, int number) {
        return sql.sql("""
                        select number, part, state, null as earlier, actor, at
                          from identity_provider_version
                         where provider_id = :provider
                           and number = :number
                        """)
                .param("provider", provider)
                .param("number", number)
                .query(ProviderHistory::version)
                .optional();
    }

    /** Empty where that may not be any more. */
    static <S> Optional<S> read(@Nullable String state, Class<S> type) {
        if (state == null) return Optional.empty();
        try {
            return Optional.of(JSON.readValue(state, type));
        } catch (JacksonException outdated) {
            return Optional.empty();
        }
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("number"),
                Part.valueOf(row.getString("part")),
                row.getString("state"),
                row.getString("earlier"),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
