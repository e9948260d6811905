package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.bitemporal.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The units that are otherwise at one point in time than at another. */
@Component
class UnitDifferences {
    record Row(
            UUID id,
            @Nullable String nameBefore,
            @Nullable String nameAfter,
            @Nullable UUID parentBefore,
            @Nullable UUID parentAfter,
            @Nullable UUID typeBefore,
            @Nullable UUID typeAfter) {}

    private final JdbcClient sql;

    UnitDifferences(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    List<Row> between(AsOf before, AsOf after, int size) {
        return sql.sql("""
                        with b as (%s), a as (%s)
                        select id, b.name, a.name, b.parent_id, a.parent_id, b.type_id, a.type_id
                          from b full join a using (id)
                         where (b.name, b.parent_id, b.type_id) is distinct from (a.name, a.parent_id, a.type_id)
                         order by coalesce(a.name, b.name), id
                         limit :size
                        """.formatted(side("before", before), side("after", after)))
                .param("beforeOn", before.on())
                .param("afterOn", after.on())
                .param("beforeKnown", moment(before.knownAt()))
                .param("afterKnown", moment(after.knownAt()))
                .param("size", size)
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        row.getObject(6, UUID.class),
                        row.getObject(7, UUID.class)))
                .list();
    }

    private static String side(String name, AsOf asOf) {
        return Known.sql(
                        "select id, name, parent_id, type_id from {unit} u where valid_from <= :%1$sOn and valid_until > :%1$sOn"
                                .formatted(name),
                        asOf.knownAt())
                .replace(":known", ":" + name + "Known");
    }

    private static java.time.OffsetDateTime moment(@Nullable Instant known) {
        return (known == null ? LocalDate.EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC) : known)
                .atOffset(ZoneOffset.UTC);
    }
}
