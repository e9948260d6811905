package dk.faelled.platform.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserTable {
    private final JdbcClient sql;

    /**
     * @param account null for somebody who is invited and has not chosen a password yet
     * @param offered ids of the roles that an invitation brings
     */
    record User(@Nullable UUID account, String userName, String displayName, Set<String> offered) {}

    UserTable(JdbcClient sql) {
        this.sql = sql;
    }

    boolean has(String userName) {
        return sql.sql("select exists (select from account where user_name = :userName)")
                .param("userName", userName)
                .query(Boolean.class)
                .single();
    }

    /** By user name: who has an account, and whose invitation can still be used. @param after empty for the first page */
    List<User> page(String after, int size, Instant now) {
        return sql.sql("""
                        select id, user_name, display_name, '{}'::text[] as roles, false as invited
                          from account
                         where user_name > :after
                           and status = 'ACTIVE'
                        union all
                        select null, user_name, display_name, roles, true
                          from account_link
                         where user_name > :after
                           and used_at is null
                           and expires_at > :now
                           and not exists (select from account a where a.user_name = account_link.user_name)
                         order by user_name, invited
                         limit :size
                        """)
                .param("after", after)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("size", size)
                .query(UserTable::user)
                .list();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new User(
                row.getObject("id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                Set.copyOf(Arrays.asList(roles)));
    }
}
