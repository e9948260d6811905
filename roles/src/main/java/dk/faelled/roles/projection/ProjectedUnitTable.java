package dk.faelled.roles.projection;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.OrgUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down the units of the organisation as the rules read them. */
@Component
class ProjectedUnitTable {
    private final JdbcClient sql;

    ProjectedUnitTable(JdbcClient sql) {
        this.sql = sql;
    }

    void remove(Collection<UnitId> gone) {
        if (gone.isEmpty()) return;
        sql.sql("delete from role_unit where id = any(:ids)")
                .param("ids", gone.stream().map(UnitId::value).toArray(UUID[]::new))
                .update();
    }

    /** What the catalogue itself says of units stays. */
    void keep(List<OrgUnit> changed) {
        if (changed.isEmpty()) return;
        sql.sql("""
                        insert into role_unit (id, name, parent_id, level, inherit_kle, manager_id, kle_performing, kle_interest)
                        select id, name, parent, level, false, manager, performing::text[], interest::text[]
                          from unnest(:ids::uuid[], :names::text[], :parents::uuid[], :levels::int[], :managers::uuid[],
                                      :performing::text[], :interest::text[])
                               u (id, name, parent, level, manager, performing, interest)
                        on conflict (tenant_id, id) do update
                           set name = excluded.name, parent_id = excluded.parent_id, level = excluded.level,
                               manager_id = excluded.manager_id, kle_performing = excluded.kle_performing,
                               kle_interest = excluded.kle_interest
                        """)
                .param("ids", ProjectionTable.column(changed, u -> u.id().value(), UUID[]::new))
                .param("names", ProjectionTable.column(changed, OrgUnit::name, String[]::new))
                .param(
                        "parents",
                        ProjectionTable.column(
                                changed,
                                u -> u.parent() == null ? null : u.parent().value(),
                                UUID[]::new))
                .param("levels", ProjectionTable.column(changed, OrgUnit::level, Integer[]::new))
                .param(
                        "managers",
                        ProjectionTable.column(
                                changed,
                                u -> u.manager() == null ? null : u.manager().value(),
                                UUID[]::new))
                .param("performing", ProjectionTable.column(changed, u -> codes(u.klePerforming()), String[]::new))
                .param("interest", ProjectionTable.column(changed, u -> codes(u.kleInterest()), String[]::new))
                .update();
    }

    private static String codes(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
