package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read which persons when: the platform's one access log, as this interface shows it. */
@Component
class AccessLog implements Schemas.Wiring {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("access_log", AccessLog::page));
    }

    private static Map<String, @Nullable Object> page(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("accesslog", "read");
        var reading = Reading.of(field.getGraphQlContext());
        var filter = Lead.filter(field);
        var page = Page.of(field);
        var streamed = Streamed.of(field);
        if (streamed != null)
            return streamed.page(
                    () -> lines(filter, page, page.most(), 0, reading).stream(),
                    line -> line,
                    () -> page.onwards(
                            skipped -> lines(filter, page, 2, skipped, reading).list(), AccessLog::id));
        var found = lines(filter, page, page.wanted(), 0, reading).list();
        return Page.answer(page.shown(found), page.next(found, AccessLog::id));
    }

    private static UUID id(Map<String, Object> line) {
        return (UUID) Objects.requireNonNull(line.get("id"));
    }

    private static JdbcClient.MappedQuerySpec<Map<String, Object>> lines(
            Map<String, @Nullable Object> filter, Page page, int most, int skipped, Reading reading) {
        var sentence = reading.sentence();
        return reading.sql()
                .sql("""
                        select e.id, e.at, e.actor, e.actor_name, e.entity
                          from audit_entry e
                         where %s
                         order by e.id
                         limit %s offset %s
                        """.formatted(
                                String.join(" and ", conditions(filter, page, sentence)),
                                sentence.parameter(most),
                                sentence.parameter(skipped)))
                .withFetchSize(Streamed.AT_A_TIME)
                .params(sentence.parameters())
                .query(AccessLog::entry);
    }

    private static List<String> conditions(Map<String, @Nullable Object> filter, Page page, Sentence sentence) {
        var conditions = new ArrayList<>(
                List.of("e.stream = 'ACCESS'", "e.action like 'organisation.%'", "e.entity like 'person:%'"));
        if (page.after() instanceof UUID after) conditions.add("e.id > " + sentence.parameter(after));
        if (filter.get("ids") instanceof Collection<?> ids) conditions.add("e.id = any(" + sentence.uuids(ids) + ")");
        if (filter.get("uuids") instanceof Collection<?> persons)
            conditions.add("e.entity = any(" + sentence.texts(named("person:", persons)) + ")");
        if (filter.get("actors") instanceof Collection<?> actors)
            conditions.add(
                    "substring(e.actor from position(':' in e.actor) + 1) = any(" + sentence.texts(actors) + ")");
        if (filter.get("models") instanceof Collection<?> models && !models.contains("PERSON")) conditions.add("false");
        if (filter.get("start") instanceof Object start) conditions.add("e.at >= " + moment(start, sentence));
        if (filter.get("end") instanceof Object end) conditions.add("e.at <= " + moment(end, sentence));
        return conditions;
    }

    private static List<String> named(String kind, Collection<?> ids) {
        return ids.stream().map(id -> kind + id).toList();
    }

    private static String moment(Object iso, Sentence sentence) {
        return sentence.parameter(Moments.instant(iso.toString()).atOffset(ZoneOffset.UTC));
    }

    private static Map<String, Object> entry(ResultSet row, int number) throws SQLException {
        var reference = row.getString(3);
        var actor = UUID.fromString(reference.contains(":") ? reference.substring(reference.indexOf(':') + 1) : NOBODY);
        return Map.of(
                "id",
                row.getObject(1, UUID.class),
                "time",
                Moments.written(row.getObject(2, OffsetDateTime.class).toInstant()),
                "actor",
                actor,
                "actor_object",
                new Actors.Named(actor, row.getString(4)),
                "model",
                "PERSON",
                "uuids",
                List.of(UUID.fromString(row.getString(5).substring("person:".length()))));
    }
}
