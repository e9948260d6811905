package dk.faelled.roles.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a report tells, row by row, in the order of its columns. What was held is that of the day; all else is today's. */
@Component
class ReportTable {
    private static final int ROWS = 5_000;
    /** What was kept at the end of the day, {@code e}. */
    private static final String KEPT = """
            (select id, recorded_from, 'infinity'::timestamptz as recorded_until, user_id, user_role_id, group_id, system_id,
                    assignment_id, source, through, excepted_by, unit_id, responsible, start_date, stop_date
               from effective_role
             union all
             select id, recorded_from, recorded_until, user_id, user_role_id, group_id, system_id, assignment_id, source,
                    through, excepted_by, unit_id, responsible, start_date, stop_date
               from effective_role_history
              where recorded_until > :at)
            """;
    /** Of the kept rows: those that counted on the day. */
    private static final String COUNTED = """
            e.recorded_from <= :at and e.recorded_until > :at
            and (e.start_date is null or e.start_date <= :day)
            and (e.stop_date is null or e.stop_date >= :day)
            and (cardinality(:systems::bigint[]) = 0 or e.system_id = any(:systems))
            """;
    /** Of the users, {@code u}. */
    private static final String WANTED = """
            (u.deleted_at is null or u.deleted_at > :at)
            and (:inactive or not u.disabled)
            and (cardinality(:units::uuid[]) = 0
                 or exists (select from role_position p where p.user_id = u.id and p.unit_id = any(:units)))
            """;

    private static final String USERS = """
            select u.ext_uuid::text, u.name, u.user_id,
                   coalesce((select string_agg(p.name || ' (' || coalesce(n.name, '') || ')', ', ' order by p.place)
                               from role_position p
                               left join role_unit n on n.id = p.unit_id
                              where p.user_id = u.id), '')
              from role_user u
             where %s
             order by u.name, u.id
            """.formatted(WANTED);
    private static final String ROLES = """
            select s.name, r.name, r.description, t.name, t.weight,
                   coalesce((select string_agg(c.name || ': ' || case when l.kind in ('VALUE', 'SELECTED_INHERITED')
                                                                      then l.value else l.kind end, '; ' order by c.name)
                               from part_constraint l
                               join constraint_type c on c.id = l.type_id
                              where l.part_id = p.id), '')
              from user_role r
              join role_system s on s.id = r.system_id and s.deleted_at is null
              left join user_role_part p on p.user_role_id = r.id
              left join system_role t on t.id = p.system_role_id
             where r.deleted_at is null
               and (cardinality(:systems::bigint[]) = 0 or r.system_id = any(:systems))
             order by s.name, s.id, r.name, r.id, t.name
            """;
    private static final String HELD = """
            with weights as (
                select p.user_role_id, max(t.weight) as weight
                  from user_role_part p
                  join system_role t on t.id = p.system_role_id
                 group by p.user_role_id
            ), counted as (
                select e.user_id, e.user_role_id, e.system_id, e.assignment_id, e.source, e.through, e.responsible,
                       e.start_date, e.stop_date, e.id, w.weight
                  from %s e
                  left join weights w on w.user_role_id = e.user_role_id
                 where e.through is not null and e.user_role_id is not null and %s
            ), weighed as (
                select c.*, max(c.weight) over (partition by c.user_id, c.system_id) as most from counted c
            )
            select u.user_id, u.name, case when u.disabled or u.deleted_at is not null then 'inactive' else 'active' end, r.name, s.name, w.start_date, w.stop_date,
                   coalesce(a.assigner, b.assigner, ''), w.through, w.weight, coalesce(w.weight = w.most, true),
                   case when a.postponed is null or a.postponed = '{}' then '' else a.postponed::text end,
                   coalesce(n.name, '')
              from weighed w
              join role_user u on u.id = w.user_id
              join user_role r on r.id = w.user_role_id
              join role_system s on s.id = w.system_id
              left join user_assignment a on w.source = 'USER' and a.id = w.assignment_id
              left join unit_assignment b on w.source = 'UNIT' and b.id = w.assignment_id
              left join role_unit n on n.id = w.responsible
             where %s
             order by u.name, u.id, s.name, r.name, w.id
            """.formatted(KEPT, COUNTED, WANTED);
    private static final String EXCEPTED = """
            select u.user_id, u.name, coalesce(r.name, g.name, ''), coalesce(s.name, ''), e.excepted_by, coalesce(n.name, '')
              from %s e
              join role_user u on u.id = e.user_id
              left join user_role r on r.id = e.user_role_id
              left join role_group g on g.id = e.group_id
              left join role_system s on s.id = e.system_id
              left join role_unit n on n.id = e.unit_id
             where e.excepted_by is not null and %s and %s
             order by u.name, u.id, e.id
            """.formatted(KEPT, COUNTED, WANTED);
    /** On units, with those that are for roles of the systems only where systems are named. */
    private static final String PLACED = """
              from unit_assignment a
              join role_unit n on n.id = a.unit_id
              left join user_role r on r.id = a.user_role_id and r.deleted_at is null
              left join role_group g on g.id = a.group_id and g.deleted_at is null
              left join role_system s on s.id = r.system_id
             cross join lateral (select coalesce(string_agg(d.name, ', ' order by d.name), '') as names
                                   from (select distinct p.name
                                           from role_position p
                                          where p.title_id = any(a.title_ids)) d) t
             where (r.id is not null or g.id is not null)
               and (a.start_date is null or a.start_date <= :day)
               and (a.stop_date is null or a.stop_date >= :day)
               and a.assigned_at <= :at
               and (cardinality(:units::uuid[]) = 0 or a.unit_id = any(:units))
               and (cardinality(:systems::bigint[]) = 0 or r.system_id = any(:systems))
             order by n.name, n.id, a.id
            """;

    private static final String ON_UNITS = """
            select n.name, n.id::text, coalesce(r.name, g.name),
                   coalesce((select string_agg(u.name, ', ' order by u.name) from role_user u
                              where u.id = any(a.excepted_users)), ''),
                   case a.title_mode when 'POSITIVE' then t.names else '' end,
                   case a.title_mode when 'NEGATIVE' then t.names else '' end,
                   coalesce((select string_agg(f.name, ', ' order by f.name) from loaded_function f
                              where f.id = any(a.function_ids)), array_to_string(a.function_ids, ', ')),
                   a.manager, a.substitutes
            """ + PLACED;
    private static final String PLACES = """
            select n.name, coalesce(r.name, g.name), coalesce(s.name, ''), a.inherit, a.start_date, a.stop_date, a.assigner,
                   a.assigned_at, a.case_number
            """ + PLACED;
    private static final String UNIT_CODES = """
            select n.name, n.id::text, k.code, k.kind
              from role_unit n
             cross join lateral (select unnest(n.kle_performing) as code, 'performing' as kind
                                 union all
                                 select unnest(n.kle_interest), 'interest') k
             where cardinality(:units::uuid[]) = 0 or n.id = any(:units)
             order by n.name, n.id, k.kind, k.code
            """;
    private static final String USER_CODES = """
            select u.user_id, u.name, k.code, k.kind, k.source
              from role_user u
             cross join lateral (select unnest(u.kle_performing) as code, 'performing' as kind, '' as source
                                 union all
                                 select unnest(u.kle_interest), 'interest', ''
                                 union all
                                 select unnest(n.kle_performing), 'performing', n.name
                                   from role_position p join role_unit n on n.id = p.unit_id where p.user_id = u.id
                                 union all
                                 select unnest(n.kle_interest), 'interest', n.name
                                   from role_position p join role_unit n on n.id = p.unit_id where p.user_id = u.id) k
             where %s
             order by u.name, u.id, k.kind, k.code, k.source
            """.formatted(WANTED);
    private static final String RIGHTS = """
            select s.name, t.name, t.identifier, t.description, t.weight,
                   (select count(*) from user_role_part p
                      join user_role r on r.id = p.user_role_id and r.deleted_at is null
                     where p.system_role_id = t.id)
              from system_role t
              join role_system s on s.id = t.system_id and s.deleted_at is null
             where cardinality(:systems::bigint[]) = 0 or s.id = any(:systems)
             order by s.name, s.id, t.name, t.id
            """;
    private static final String LEADERS = """
            select n.name, n.id::text, u.name, u.user_id,
                   coalesce((select string_agg(v.name, ', ' order by v.name)
                               from manager_substitute m
                               join role_user v on v.id = m.substitute_id
                              where m.unit_id = n.id and m.manager_id = n.manager_id), '')
              from role_unit n
              join role_user u on u.id = n.manager_id
             where cardinality(:units::uuid[]) = 0 or n.id = any(:units)
             order by n.name, n.id
            """;

    private final JdbcClient sql;

    /** The sheets that are read out of the database, with what each tells. */
    enum Sheet {
        USERS(ReportTable.USERS, 4),
        USER_ROLES(ReportTable.ROLES, 6),
        UNIT_ROLES(ReportTable.ON_UNITS, 9),
        UNIT_KLE(ReportTable.UNIT_CODES, 4, 3),
        USER_KLE(ReportTable.USER_CODES, 5, 3),
        HELD(ReportTable.HELD, 13, 2, 8),
        NEGATIVE(ReportTable.EXCEPTED, 6, 4),
        SYSTEM_ROLES(ReportTable.RIGHTS, 6),
        PLACED(ReportTable.PLACES, 9),
        MANAGERS(ReportTable.LEADERS, 5);

        private final String query;
        private final int columns;
        private final Set<Integer> words;

        /** @param words the columns, from 0, that hold words of ours */
        Sheet(String query, int columns, Integer... words) {
            this.query = query;
            this.columns = columns;
            this.words = Set.of(words);
        }

        boolean isWord(int column) {
            return words.contains(column);
        }
    }

    /** @param at the end of the day @param units, systems empty: all @param inactive those who cannot sign in too */
    record Frame(LocalDate day, Instant at, Collection<UUID> units, Collection<Long> systems, boolean inactive) {}

    @FunctionalInterface
    interface Taking {
        void take(List<@Nullable Object> cells);
    }

    ReportTable(JdbcClient sql) {
        this.sql = sql;
    }

    void each(Sheet sheet, Frame frame, Taking taking) {
        try (var rows = sql
                .sql(sheet.query)
                .withFetchSize(ROWS)
                .param("day", frame.day())
                .param("at", frame.at().atOffset(ZoneOffset.UTC))
                .param("units", frame.units().toArray(UUID[]::new))
                .param("systems", frame.systems().toArray(Long[]::new))
                .param("inactive", frame.inactive())
                .query((row, _) -> cells(row, sheet.columns))
                .stream()) {
            rows.forEach(taking::take);
        }
    }

    private static List<@Nullable Object> cells(ResultSet row, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable Object>(columns);
        for (int i = 1; i <= columns; i++) cells.add(cell(row, i));
        return cells;
    }

    private static @Nullable Object cell(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        return switch (value) {
            case java.sql.Date day -> day.toLocalDate();
            case java.sql.Timestamp moment -> moment.toInstant();
            case null, default -> value;
        };
    }
}
