package dk.faelled.organisation.comparison;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.bitemporal.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The persons who are called otherwise, or work elsewhere or as something else, at one point in time than at another. */
@Component
class PersonDifferences {
    /** @param name null where the person is not there @param units one for each job, beside {@code functions} */
    record Side(@Nullable String name, List<UUID> units, List<UUID> functions) {}

    record Row(UUID id, Side before, Side after) {}

    private final JdbcClient sql;

    PersonDifferences(JdbcClient sql) {
        this.sql = sql;
    }

    /** By name; at most {@code size}. */
    @Transactional(readOnly = true)
    List<Row> between(AsOf before, AsOf after, int size) {
        return sql.sql("""
                        with b as (%s), a as (%s)
                        select id, b.name, b.units, b.functions, a.name, a.units, a.functions
                          from b full join a using (id)
                         where (b.name, b.units, b.functions) is distinct from (a.name, a.units, a.functions)
                         order by coalesce(a.name, b.name) collate "da-x-icu", id
                         limit :size
                        """.formatted(side("before", before), side("after", after)))
                .param("beforeOn", before.on())
                .param("afterOn", after.on())
                .param("beforeKnown", moment(before.knownAt()))
                .param("afterKnown", moment(after.knownAt()))
                .param("size", size)
                .query((row, _) -> new Row(row.getObject(1, UUID.class), side(row, 2), side(row, 5)))
                .list();
    }

    private static String side(String name, AsOf asOf) {
        return Known.sql("""
                        select p.id, trim(p.given_name || ' ' || p.surname) as name, j.units, j.functions
                          from {person} p
                          left join (select person_id, array_agg(unit_id order by unit_id, job_function_id) as units,
                                            array_agg(job_function_id order by unit_id, job_function_id) as functions
                                       from {engagement} t
                                      where valid_from <= :%1$sOn
                                        and valid_until > :%1$sOn
                                      group by person_id) j on j.person_id = p.id
                         where p.valid_from <= :%1$sOn
                           and p.valid_until > :%1$sOn\
                        """.formatted(name), asOf.knownAt()).replace(":known", ":" + name + "Known");
    }

    private static Side side(ResultSet row, int from) throws SQLException {
        return new Side(row.getString(from), ids(row, from + 1), ids(row, from + 2));
    }

    private static List<UUID> ids(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
    }

    private static OffsetDateTime moment(@Nullable Instant known) {
        return (known == null ? LocalDate.EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC) : known)
                .atOffset(ZoneOffset.UTC);
    }
}
