package dk.faelled.identity.provider;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The terms of each system as they have been, the last fifty (BEY-10). */
@Repository
class ProviderHistory {
    private static final int KEPT = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient sql;
    private final Clock clock;

    /** @param by the name of whoever made them so @param at since when */
    record Version(int number, ServiceProvider terms, String by, Instant at) {}

    ProviderHistory(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param before what it was: kept first where nothing of the system has been kept yet */
    void changed(ServiceProvider before, ServiceProvider after) {
        if (last(after.id()) == 0) keep(before, 1, "");
        added(after);
    }

    void added(ServiceProvider provider) {
        int number = last(provider.id()) + 1;
        var context = Context.ifBound();
        keep(provider, number, context == null ? "" : context.actor().name());
        sql.sql("delete from identity_provider_version where provider_id = :provider and number <= :old")
                .param("provider", provider.id())
                .param("old", number - KEPT)
                .update();
    }

    private int last(UUID provider) {
        return sql.sql("select coalesce(max(number), 0) from identity_provider_version where provider_id = :provider")
                .param("provider", provider)
                .query(Integer.class)
                .single();
    }

    private void keep(ServiceProvider terms, int number, String by) {
        sql.sql("""
                        insert into identity_provider_version (provider_id, number, terms, actor, at)
                        values (:provider, :number, :terms::jsonb, :actor, :now)
                        """)
                .param("provider", terms.id())
                .param("number", number)
                .param("terms", JSON.writeValueAsString(terms))
                .param("actor", by)
                .param("now", Moments.utc(clock.instant()))
                .update();
    }

    /** The latest first. */
    List<Version> of(UUID provider) {
        return sql.sql("""
                        select number, terms, actor, at
                          from identity_provider_version
                         where provider_id = :provider
                         order by number desc
                         limit :most
                        """)
                .param("provider", provider)
                .param("most", KEPT)
                .query(ProviderHistory::version)
                .list();
    }

    Optional<Version> find(UUID provider, int number) {
        return sql.sql("""
                        select number, terms, actor, at
                          from identity_provider_version
                         where provider_id = :provider
                           and number = :number
                        """)
                .param("provider", provider)
                .param("number", number)
                .query(ProviderHistory::version)
                .optional();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("number"),
                JSON.readValue(row.getString("terms"), ServiceProvider.class),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
