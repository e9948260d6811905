package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Units, managers and substitutes as they are today; kept in memory for as long as nobody changes them. */
@Component
public class TreeTable {
    private final Map<TenantId, Kept> kept = new ConcurrentHashMap<>();
    private final JdbcClient sql;

    private record Kept(long version, OrganisationView view) {}

    TreeTable(JdbcClient sql) {
        this.sql = sql;
    }

    public OrganisationView view() {
        // the number first: what is read after it is as new or newer, and a newer one is read again
        long version = sql.sql("select version from role_tree_version")
                .query(Long.class)
                .optional()
                .orElse(0L);
        var known = kept.get(Tenant.current());
        if (known != null && known.version() == version) return known.view();
        var view = new OrganisationView(units(), substitutions());
        kept.put(Tenant.current(), new Kept(version, view));
        return view;
    }

    /** These units with the substitutes of today. */
    public OrganisationView over(Collection<OrgUnit> units) {
        return new OrganisationView(units, substitutions());
    }

    /** What is kept in memory is no longer good. */
    public void changed() {
        sql.sql("update role_tree_version set version = nextval('role_tree_number')")
                .update();
    }

    /** What is kept in memory becomes this when the change is kept. @param after all of it, as it is written */
    public void changed(OrganisationView after) {
        long version = sql.sql("update role_tree_version set version = nextval('role_tree_number') returning version")
                .query(Long.class)
                .single();
        kept.put(Tenant.current(), new Kept(version, after));
    }

    private List<OrgUnit> units() {
        return sql.sql("""
                        select id, name, parent_id, level, inherit_kle, manager_id, kle_performing, kle_interest, excluded
                          from role_unit
                         order by id
                        """).query((row, _) -> unit(row)).list();
    }

    private List<Substitution> substitutions() {
        return sql.sql(
                        "select manager_id, substitute_id, unit_id from manager_substitute order by unit_id, substitute_id")
                .query((row, _) -> new Substitution(
                        new UserId(row.getObject(1, UUID.class)),
                        new UserId(row.getObject(2, UUID.class)),
                        new UnitId(row.getObject(3, UUID.class))))
                .list();
    }

    private static OrgUnit unit(ResultSet row) throws SQLException {
        var parent = row.getObject("parent_id", UUID.class);
        var manager = row.getObject("manager_id", UUID.class);
        return new OrgUnit(
                new UnitId(row.getObject("id", UUID.class)),
                row.getString("name"),
                parent == null ? null : new UnitId(parent),
                row.getInt("level"),
                row.getBoolean("inherit_kle"),
                manager == null ? null : new UserId(manager),
                texts(row, "kle_performing"),
                texts(row, "kle_interest"),
                row.getBoolean("excluded"));
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    static UUID[] ids(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(UUID[]::new);
    }

    static @Nullable UUID value(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }
}
