package dk.faelled.platform.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountLinkTable {
    private final JdbcClient sql;

    /** Whose account it makes, with which roles by their ids. @param person whom it is tied to; null for nobody @param breakGlass from the console */
    record Link(
            String userName,
            String displayName,
            Set<String> roles,
            @Nullable UUID person,
            boolean breakGlass) {}

    /** One that came from the console. */
    record Unalarmed(String userName, Instant expiresAt) {}

    AccountLinkTable(JdbcClient sql) {
        this.sql = sql;
    }

    void replace(byte[] hash, Link link, Instant now, Instant expiresAt) {
        sql.sql("delete from account_link where user_name = :userName and used_at is null")
                .param("userName", link.userName())
                .update();
        sql.sql("""
                        insert into account_link (hash, user_name, display_name, roles, person_id, created_at, expires_at)
                        values (:hash, :userName, :displayName, :roles::text[], :person, :now, :expires)
                        """)
                .param("hash", hash)
                .param("userName", link.userName())
                .param("displayName", link.displayName())
                .param("roles", link.roles().stream().sorted().toArray(String[]::new))
                .param("person", link.person(), Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Link> open(byte[] hash, Instant now) {
        return sql.sql("""
                        select user_name, display_name, roles, person_id, break_glass
                          from account_link
                         where hash = :hash
                           and used_at is null
                           and expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(AccountLinkTable::link)
                .optional();
    }

    /** Of two who come at once, one gets it. */
    Optional<Link> use(byte[] hash, Instant now) {
        return sql.sql("""
                        update account_link
                           set used_at = :now
                         where hash = :hash
                           and used_at is null
                           and expires_at > :now
                        returning user_name, display_name, roles, person_id, break_glass
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(AccountLinkTable::link)
                .optional();
    }

    /** Those that nobody was told of yet; from now on somebody is. */
    List<Unalarmed> unalarmed(Instant now) {
        return sql.sql("""
                        update account_link
                           set alarmed_at = :now
                         where break_glass
                           and alarmed_at is null
                        returning user_name, expires_at
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Unalarmed(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new Link(
                row.getString("user_name"),
                row.getString("display_name"),
                Set.copyOf(Arrays.asList(roles)),
                row.getObject("person_id", UUID.class),
                row.getBoolean("break_glass"));
    }
}
