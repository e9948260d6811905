package dk.faelled.organisation.quality;

import dk.faelled.organisation.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The findings as they are kept, and their counts by day. */
@Component
@Transactional
class FindingTable {
    /** What is found takes the place of what was found before; what is so no longer goes. */
    private static final String LOOK = """
            with found (type, object_id, about_id, unit_id, person_id) as materialized (
                select * from (%s) n (type, object_id, about_id, unit_id, person_id)
                 where (:object::uuid is null or n.object_id = :object)
            ), gone as (
                delete from finding f
                 where f.kind = :kind
                   and (:object::uuid is null or f.object_id = :object)
                   and not exists (select from found n where n.object_id = f.object_id and n.about_id = f.about_id)
            )
            insert into finding (id, kind, type, object_id, about_id, unit_id, person_id, found_on)
            select distinct on (n.object_id, n.about_id)
                   gen_random_uuid(), :kind, n.type, n.object_id, n.about_id, n.unit_id, n.person_id, :on
              from found n
             order by n.object_id, n.about_id
                on conflict (tenant_id, kind, object_id, about_id) do update
               set unit_id = excluded.unit_id, person_id = excluded.person_id
             where (finding.unit_id, finding.person_id) is distinct from (excluded.unit_id, excluded.person_id)
            """;

    private final JdbcClient sql;

    /** @param object what is not as it should be @param about what it does not fit with */
    record Finding(
            UUID id,
            FindingKind kind,
            Type type,
            UUID object,
            UUID about,
            @Nullable UUID unit,
            @Nullable UUID person,
            @Nullable UUID assignee,
            @Nullable LocalDate snoozedUntil,
            @Nullable String reason) {}

    FindingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param object looks at this one alone; null for all */
    public void look(FindingKind kind, LocalDate on, @Nullable UUID object) {
        sql.sql(LOOK.formatted(kind.query()))
                .param("kind", kind.name())
                .param("on", on)
                .param("object", object)
                .update();
        count(kind, on);
    }

    private void count(FindingKind kind, LocalDate on) {
        sql.sql("""
                        insert into finding_count (kind, day, found)
                        select :kind, :on, count(*)
                          from finding
                         where kind = :kind
                           and coalesce(snoozed_until <= :on, true)
                            on conflict (tenant_id, kind, day) do update set found = excluded.found
                        """).param("kind", kind.name()).param("on", on).update();
    }

    /** What was counted last on or before the day; kinds that were not counted by then are left out. */
    @Transactional(readOnly = true)
    public Map<FindingKind, Long> counted(LocalDate day) {
        var counts = new EnumMap<FindingKind, Long>(FindingKind.class);
        sql.sql("""
                        select k.kind, c.found
                          from unnest(:kinds) k (kind)
                         cross join lateral (select found from finding_count c
                                              where c.kind = k.kind and c.day <= :day
                                              order by c.day desc limit 1) c
                        """)
                .param(
                        "kinds",
                        Arrays.stream(FindingKind.values()).map(Enum::name).toArray(String[]::new))
                .param("day", day)
                .query(row -> {
                    counts.put(FindingKind.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    @Transactional(readOnly = true)
    public Optional<Finding> find(UUID id) {
        return sql.sql("""
                        select id, kind, type, object_id, about_id, unit_id, person_id, assignee_id, snoozed_until, snooze_reason
                          from finding
                         where id = :id
                        """)
                .param("id", id)
                .query((row, _) -> new Finding(
                        row.getObject(1, UUID.class),
                        FindingKind.valueOf(row.getString(2)),
                        type(row.getString(3)),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        row.getObject(6, UUID.class),
                        row.getObject(7, UUID.class),
                        row.getObject(8, UUID.class),
                        row.getObject(9, LocalDate.class),
                        row.getString(10)))
                .optional();
    }

    private static Type type(String table) {
        return Arrays.stream(Type.values())
                .filter(type -> type.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    /** @param assignee null: nobody */
    public void assign(UUID id, @Nullable UUID assignee, @Nullable String name) {
        sql.sql("update finding set assignee_id = :assignee, assignee = :name where id = :id")
                .param("id", id)
                .param("assignee", assignee)
                .param("name", name)
                .update();
    }

    /** @param until null: shown again */
    public void snooze(Finding finding, @Nullable LocalDate until, @Nullable String reason, LocalDate today) {
        sql.sql("update finding set snoozed_until = :until, snooze_reason = :reason where id = :id")
                .param("id", finding.id())
                .param("until", until)
                .param("reason", until == null ? null : reason)
                .update();
        count(finding.kind(), today);
    }

    /** An object that a class of the same name could take the place of: such classes of its facet, there that day. */
    @Transactional(readOnly = true)
    public List<UUID> successors(UUID ended, LocalDate on) {
        return sql.sql("""
                        select c.id
                          from class c
                          join (select facet_id, user_key, name from class where id = :ended order by valid_until desc limit 1) e
                            on c.facet_id = e.facet_id and (c.user_key = e.user_key or c.name = e.name)
                         where c.valid_from <= :on
                           and c.valid_until > :on
                         order by c.user_key = e.user_key desc, c.id
                         limit 2
                        """)
                .param("ended", ended)
                .param("on", on)
                .query(UUID.class)
                .list();
    }

    /** What hangs on an account: roles, and places that it has in units. */
    @Transactional(readOnly = true)
    public List<UUID> hanging(Type type, UUID account, LocalDate on) {
        return sql.sql("select distinct id from " + type.table()
                        + " where it_user_id = :account and valid_until > :on order by id")
                .param("account", account)
                .param("on", on)
                .query(UUID.class)
                .list();
    }
}
