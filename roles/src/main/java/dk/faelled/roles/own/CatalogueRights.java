package dk.faelled.roles.own;

import dk.faelled.platform.OwnRoles;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody may do in Fælled is what he or she holds of Fælled's own roles: read from what is kept, in one question. */
@Component
@Transactional(readOnly = true)
class CatalogueRights implements OwnRoles {
    /** Of the users {@code u} what they hold today, {@code e}, of Fælled's own roles, {@code r}. */
    private static final String HELD = """
              from role_user u
              join effective_role e on e.user_id = u.id and e.through is not null
                   and (e.start_date is null or e.start_date <= :today)
                   and (e.stop_date is null or e.stop_date >= :today)
              join user_role r on r.id = e.user_role_id and r.deleted_at is null
              join role_system s on s.id = r.system_id and 'OURS' = any(s.flags)
            """;

    /** A right that is limited to some data is held only where what it opens looks at the limits itself. */
    static final String PERMISSIONS = "select distinct x.identifier" + HELD + """
              join user_role_part p on p.user_role_id = r.id
              join system_role x on x.id = p.system_role_id
             where u.ext_uuid = :actor
               and u.deleted_at is null
               and not u.disabled
               and (x.identifier = any(:limitable)
                    or not exists (select from part_constraint c where c.part_id = p.id))
            """;

    static final String[] LIMITABLE = OwnSystem.limitable();
    private final JdbcClient sql;
    private final Clock clock;

    CatalogueRights(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Set<String> held(UUID actor) {
        return Set.copyOf(sql.sql(PERMISSIONS)
                .param("actor", actor)
                .param("limitable", LIMITABLE)
                .param("today", today())
                .query(String.class)
                .list());
    }

    @Override
    public List<Role> all() {
        return sql.sql("""
                        select r.identifier, r.name,
                               array(select x.identifier from user_role_part p join system_role x on x.id = p.system_role_id
                                      where p.user_role_id = r.id) as permissions
                          from role_system s
                          join user_role r on r.system_id = s.id and r.deleted_at is null
                         where 'OURS' = any(s.flags)
                         order by r.name collate "da-x-icu", r.id
                         limit 1000
                        """)
                .query((row, _) -> new Role(
                        row.getString("identifier"), row.getString("name"), new HashSet<>(Arrays.asList((String[])
                                row.getArray("permissions").getArray()))))
                .list();
    }

    @Override
    public Map<UUID, Set<String>> of(Collection<UUID> accounts) {
        var roles = new HashMap<UUID, Set<String>>();
        sql.sql("select distinct u.id, r.identifier" + HELD + " where u.id = any(:accounts)")
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("today", today())
                .query(row -> {
                    roles.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                            .add(row.getString(2));
                });
        return roles;
    }

    /** The user that the account is in the catalogue. */
    @Override
    public Optional<String> page(UUID account) {
        return Optional.of("/roles/users/" + account);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
