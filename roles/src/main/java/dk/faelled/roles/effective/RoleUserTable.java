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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return wanted.isEmpty() ? List.of() : users("u.id = any(:ids)", Map.of("ids", ids(wanted)));
    }

    /** Whoever has that account name in the domain. @param domain by name; empty: the primary one */
    public Optional<User> named(String name, String domain) {
        return users("""
                        u.domain_id = (select id from account_domain where name = :domain or (:domain = '' and is_primary))
                        and u.user_id_key = lower(:name)
                        and u.deleted_at is null
                        """, Map.of("name", name, "domain", domain)).stream().findFirst();
    }

    /** @param which with {@code u} for the user */
    private List<User> users(String which, Map<String, ?> asked) {
        var found = new LinkedHashMap<UserId, Standing>();
        sql.sql("""
                        select u.id, u.ext_uuid, u.user_id, u.name, u.disabled, u.deleted_at is not null as deleted,
                               u.kle_performing, u.kle_interest,
                               s.position, s.unit_id, s.title_id, s.do_not_inherit, s.function_id
                          from role_user u
                          left join lateral (
                               select place, name as position, unit_id, title_id, do_not_inherit,
                                      null::uuid as function_id
                                 from role_position
                                where user_id = u.id
                                union all
                               select null, null, unit_id, null, null, function_id
                                 from role_office
                                where user_id = u.id) s on true
                         where %s
                         order by u.id, s.place, s.unit_id, s.function_id
                        """.formatted(which)).params(asked).query(row -> {
            var id = new UserId(row.getObject("id", UUID.class));
            var standing = found.get(id);
            if (standing == null) found.put(id, standing = Standing.of(id, row));
            standing.add(row);
        });
        return found.values().stream().map(Standing::whole).toList();
    }

    /** A user whose positions and offices come row by row. */
    private record Standing(User user, List<Position> positions, List<OfficeHeld> offices) {
        static Standing of(UserId id, ResultSet row) throws SQLException {
            var user = new User(
                    id,
                    row.getObject("ext_uuid", UUID.class),
                    row.getString("user_id"),
                    row.getString("name"),
                    row.getBoolean("disabled"),
                    row.getBoolean("deleted"),
                    List.of(),
                    List.of(),
                    TreeTable.texts(row, "kle_performing"),
                    TreeTable.texts(row, "kle_interest"));
            return new Standing(user, new ArrayList<>(), new ArrayList<>());
        }

        void add(ResultSet row) throws SQLException {
            var at = row.getObject("unit_id", UUID.class);
            if (at == null) return;
            var unit = new UnitId(at);
            var function = row.getObject("function_id", UUID.class);
            if (function == null) positions.add(position(row, unit));
            else offices.add(new OfficeHeld(unit, new FunctionId(function)));
        }

        User whole() {
            return user.in(positions).holding(offices);
        }
    }

    private static Position position(ResultSet row, UnitId unit) throws SQLException {
        var title = row.getObject("title_id", UUID.class);
        return new Position(
                row.getString("position"),
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
