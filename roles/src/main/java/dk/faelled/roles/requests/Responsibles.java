package dk.faelled.roles.requests;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.effective.RoleUserTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons by their user ids, as somebody types them. */
@Component
@Transactional(readOnly = true)
class Responsibles {
    private static final int MOST = 50;
    private final JdbcClient sql;
    private final RoleUserTable users;

    Responsibles(JdbcClient sql, RoleUserTable users) {
        this.sql = sql;
        this.users = users;
    }

    /** @param typed user ids with commas or blanks between them */
    Set<UUID> read(String typed) {
        var names = Arrays.stream(typed.split("[,;\\s]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > MOST) throw new RuleBroken("roles.request.many", MOST).at("responsible");
        try {
            var found = users.read(names.stream().map(users::called).toList());
            return found.stream().map(user -> user.extUuid()).collect(Collectors.toSet());
        } catch (RuleBroken unknown) {
            throw unknown.at("responsible");
        }
    }

    /** One user id of each. */
    String written(Collection<UUID> persons) {
        List<String> names = sql.sql("""
                        select min(u.user_id)
                          from role_user u
                          join account_domain d on d.id = u.domain_id and d.source <> 'FAELLED'
                         where u.ext_uuid = any(:persons)
                           and u.deleted_at is null
                         group by u.ext_uuid
                         order by 1
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .query(String.class)
                .list();
        return String.join(", ", names);
    }
}
