package dk.faelled.platform.audit;

import dk.faelled.platform.EntityNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the log. Entries have ids that grow with time, so a period is a range of the primary key; actor, action, entity
 * and request have indexes of their own. What has none, words in the contents, is looked for in the newest
 * {@value #LOOKED} entries of the period, and the next page goes on where that ended.
 */
@Repository
@Transactional(readOnly = true)
class AuditSearch {
    static final int LOOKED = 50_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final String COLUMNS =
            "e.id, e.stream, s.seq, e.at, e.actor, e.actor_name, e.action, e.entity, e.correlation, e.payload";
    private static final String SEALED = """
              left join audit_seal s on s.tenant_id = e.tenant_id and s.id = e.id
            """;
    private final JdbcClient sql;
    private final List<String> kinds;

    /** @param next where the next page begins; null at the end */
    record Page(List<Found> entries, @Nullable UUID next) {}

    AuditSearch(JdbcClient sql, List<EntityNames> names) {
        this.sql = sql;
        this.kinds = names.stream().flatMap(of -> of.kinds().stream()).toList();
    }

    /** Newest first. @param before id of the last one seen */
    Page page(String stream, Wanted wanted, @Nullable UUID before, int size) {
        var question = question(stream, wanted, before);
        var quick = question.slow().isEmpty();
        var found = sql.sql("""
                        select %s
                          from (select * from audit_entry e where %s order by e.id desc limit %d) e
                        %s
                         where %s
                         order by e.id desc
                         limit :size
                        """.formatted(
                        COLUMNS, question.quick(), quick ? size + 1 : LOOKED, SEALED, quick ? "true" : question.slow()))
                .params(question.parameters())
                .param("size", size + 1)
                .query(AuditSearch::found)
                .list();
        boolean more = found.size() > size;
        var shown = List.copyOf(more ? found.subList(0, size) : found);
        if (more) return new Page(shown, shown.getLast().id());
        return new Page(shown, quick ? null : lookedAt(question));
    }

    /** The oldest of those that were looked at; null where there are no more. */
    private @Nullable UUID lookedAt(Question question) {
        return sql.sql("""
                        select e.id from audit_entry e where %s order by e.id desc offset %d limit 1
                        """.formatted(question.quick(), LOOKED - 1))
                .params(question.parameters())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** In the order of the chain; only what is sealed has a place in it. @param after seq of the last one seen */
    List<Found> sealed(String stream, Wanted wanted, long after, int size) {
        var question = question(stream, wanted, null);
        return sql.sql("""
                        select %s
                          from audit_seal s
                          join audit_entry e on e.tenant_id = s.tenant_id and e.id = s.id
                         where s.stream = :stream
                           and s.seq > :afterSeq
                           and %s
                           and %s
                         order by s.seq
                         limit :size
                        """.formatted(COLUMNS, question.quick(), question.slow().isEmpty() ? "true" : question.slow()))
                .params(question.parameters())
                .param("afterSeq", after)
                .param("size", size)
                .query(AuditSearch::found)
                .list();
    }

    /**
     * Changes whose action begins with any of these, in the order of the chain; only what is sealed has a place in it.
     *
     * @param after seq of the last one seen
     */
    List<Found> sealedChanges(List<String> actions, long after, int size) {
        return sql.sql("""
                        select %s
                          from audit_seal s
                          join audit_entry e on e.tenant_id = s.tenant_id and e.id = s.id
                         where s.stream = 'CHANGE'
                           and s.seq > :after
                           and exists (select from unnest(:actions::text[]) as a (beginning)
                                        where starts_with(e.action, a.beginning))
                         order by s.seq
                         limit :size
                        """.formatted(COLUMNS))
                .param("after", after)
                .param("actions", actions.toArray(String[]::new))
                .param("size", size)
                .query(AuditSearch::found)
                .list();
    }

    /** @param quick conditions that an index serves @param slow those that none does; empty for none */
    private record Question(String quick, String slow, Map<String, Object> parameters) {}

    private Question question(String stream, Wanted wanted, @Nullable UUID before) {
        var parameters = new HashMap<String, Object>();
        var end = wanted.ends() == null ? LAST : firstIdAt(wanted.ends());
        parameters.put("stream", stream);
        parameters.put("after", wanted.begins() == null ? FIRST : firstIdAt(wanted.begins()));
        parameters.put("before", before != null && isSmaller(before, end) ? before : end);
        var quick = new ArrayList<>(List.of(stream(stream), "e.id >= :after", "e.id < :before"));
        var slow = new ArrayList<String>();
        if (wanted.actor().matches("[a-z-]+:\\S+")) exactly("actor", wanted.actor(), quick, parameters);
        else if (!wanted.actor().isEmpty()) within("e.actor_name", "actor", wanted.actor(), slow, parameters);
        if (!wanted.action().isEmpty()) {
            // everything that begins so: comparison by bytes, which an index serves
            quick.add("e.action >= :action and e.action < :actionEnd");
            parameters.put("action", wanted.action());
            parameters.put("actionEnd", wanted.action() + '\uffff');
        }
        if (wanted.entity().contains(":")) exactly("entity", wanted.entity(), quick, parameters);
        else if (!wanted.entity().isEmpty()) {
            quick.add("e.entity = any (:entities)");
            parameters.put(
                    "entities",
                    kinds.stream().map(kind -> kind + ":" + wanted.entity()).toArray(String[]::new));
        }
        if (!wanted.correlation().isEmpty()) exactly("correlation", wanted.correlation(), quick, parameters);
        if (!wanted.text().isEmpty()) within("e.payload", "text", wanted.text(), slow, parameters);
        return new Question(String.join(" and ", quick), String.join(" and ", slow), parameters);
    }

    /** In words of its own: the index of accesses serves no parameter. */
    private static String stream(String stream) {
        return stream.equals("ACCESS") ? "e.stream = 'ACCESS'" : "e.stream = 'CHANGE'";
    }

    private static void exactly(String column, String value, List<String> quick, Map<String, Object> parameters) {
        quick.add("e." + column + " = :" + column);
        parameters.put(column, value);
    }

    private static void within(
            String column, String name, String value, List<String> slow, Map<String, Object> parameters) {
        slow.add(column + " ilike :" + name);
        parameters.put(name, "%" + escaped(value) + "%");
    }

    Optional<Found> find(UUID id) {
        return sql.sql("select " + COLUMNS + " from audit_entry e" + SEALED + " where e.id = :id")
                .param("id", id)
                .query(AuditSearch::found)
                .optional();
    }

    /** All ids made before the moment are smaller (RFC 9562 5.7). */
    static UUID firstIdAt(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << 16, 0);
    }

    /** As the database compares them; {@link UUID#compareTo} takes the first bit for a sign. */
    private static boolean isSmaller(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) < 0;
    }

    private static String escaped(String like) {
        return like.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                id(row, 1),
                row.getString(2),
                row.getObject(3, Long.class),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
