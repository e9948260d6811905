package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OfficeHeld;
import dk.faelled.roles.Position;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users with all that the rules look at. */
@Component
public class RoleUserTable {
    private final JdbcClient sql;

    RoleUserTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** In order of ids; unknown ones are left out. */
    public List<User> read(Collection<UserId> wanted) {
        if (wanted.isEmpty()) return List.of();
        var ids = ids(wanted);
        var positions = new HashMap<UserId, List<Position>>();
        var offices = new HashMap<UserId, List<OfficeHeld>>();
        sql.sql("""
                        select user_id, place, name, unit_id, title_id, do_not_inherit, null::uuid as function_id
                          from role_position
                         where user_id = any(:ids)
                        union all
                        select user_id, null, null, unit_id, null, null, function_id
                          from role_office
                         where user_id = any(:ids)
                         order by user_id, place, unit_id, function_id
                        """).param("ids", ids).query(row -> {
            var user = new UserId(row.getObject("user_id", UUID.class));
            var unit = new UnitId(row.getObject("unit_id", UUID.class));
            var function = row.getObject("function_id", UUID.class);
            if (function == null)
                positions.computeIfAbsent(user, _ -> new ArrayList<>()).add(position(row, unit));
            else
                offices.computeIfAbsent(user, _ -> new ArrayList<>())
                        .add(new OfficeHeld(unit, new FunctionId(function)));
        });
        return sql.sql("""
                        select id, ext_uuid, user_id, name, disabled, deleted_at is not null as deleted,
                               kle_performing, kle_interest
                          from role_user
                         where id = any(:ids)
                         order by id
                        """)
                .param("ids", ids)
                .query((row, _) -> {
                    var id = new UserId(row.getObject("id", UUID.class));
                    return new User(
                            id,
                            row.getObject("ext_uuid", UUID.class),
                            row.getString("user_id"),
                            row.getString("name"),
                            row.getBoolean("disabled"),
                            row.getBoolean("deleted"),
                            positions.getOrDefault(id, List.of()),
                            offices.getOrDefault(id, List.of()),
                            TreeTable.texts(row, "kle_performing"),
                            TreeTable.texts(row, "kle_interest"));
                })
                .list();
    }

    private static Position position(ResultSet row, UnitId unit) throws SQLException {
        var title = row.getObject("title_id", UUID.class);
        return new Position(
                row.getString("name"),
                unit,
                title == null ? null : new TitleId(title),
                row.getBoolean("do_not_inherit"));
    }

    /** By account name, whatever the case; refused where there is none or more than one. Those of Fælled lead nothing. */
    public UserId called(String name) {
        var found = sql.sql("""
                        select u.id
                          from role_user u
                          join account_domain d on d.id = u.domain_id and d.source <> 'FAELLED'
                         where u.user_id_key = lower(:name)
                           and u.deleted_at is null
                         limit 2
                        """).param("name", name.strip()).query(UUID.class).list();
        if (found.size() != 1) throw new RuleBroken("roles.user.unknown", name.strip()).at("substitute");
        return new UserId(found.getFirst());
    }

    /** Who stands in one of the units by a position or an office. */
    public Set<UserId> in(Collection<UnitId> units) {
        return sql.sql("""
                        select user_id from role_position where unit_id = any(:units)
                        union
                        select user_id from role_office where unit_id = any(:units)
                        """).param("units", TreeTable.ids(units)).query(UUID.class).list().stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    public static UUID[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).sorted().toArray(UUID[]::new);
    }
}
