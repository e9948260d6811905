package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.form.Filled;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds users and IT systems by what others call them. */
@Component
public class Asked {
    private static final int NAMED = 20;
    private final JdbcClient sql;
    private final RoleUserTable users;
    private final CatalogueTable catalogue;

    Asked(JdbcClient sql, RoleUserTable users, CatalogueTable catalogue) {
        this.sql = sql;
        this.users = users;
        this.catalogue = catalogue;
    }

    /** @param name of the domain; null or empty: the primary one */
    public long domain(@Nullable String name) {
        return sql.sql("""
                        select id from account_domain
                         where name = :name or (:name = '' and is_primary)
                        """)
                .param("name", name == null ? "" : name.strip())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("domain " + name));
    }

    /** By account name whatever the case, with or without {@code DOMAIN\\} before it, else by UUID where that is one user. */
    public User user(String called, long domain) {
        var name = name(called);
        var found = sql.sql("""
                        select id from role_user
                         where domain_id = :domain and user_id_key = :name and deleted_at is null
                        """)
                .param("domain", domain)
                .param("name", name)
                .query(UUID.class)
                .list();
        if (found.isEmpty())
            found = Filled.uuidOf(name).map(uuid -> byUuid(uuid, domain)).orElse(List.of());
        if (found.size() != 1) throw new NotFound("user " + called);
        return users.read(List.of(new UserId(found.getFirst()))).getFirst();
    }

    /** The same in the domain that is named; null or empty: the primary one. By account name it takes one question. */
    public User user(String called, @Nullable String domain) {
        return users.named(name(called), domain == null ? "" : domain.strip())
                .orElseGet(() -> user(called, domain(domain)));
    }

    /** Many by account name; whoever is not there is named. */
    public Set<UserId> users(Collection<String> called, long domain) {
        var known = known(called, domain);
        var missing = called.stream()
                .filter(one -> !known.containsKey(name(one)))
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) throw new Refused(HttpStatus.NOT_FOUND, "User not found: " + missing);
        return Set.copyOf(known.values());
    }

    /** Those of the account names that are there, in lower case. */
    public Map<String, UserId> known(Collection<String> called, long domain) {
        var found = new HashMap<String, UserId>();
        sql.sql("""
                        select id, user_id_key
                          from role_user
                         where domain_id = :domain and user_id_key = any(:names) and deleted_at is null
                        """)
                .param("domain", domain)
                .param("names", called.stream().map(Asked::name).distinct().toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(2), new UserId(row.getObject(1, UUID.class)));
                });
        return found;
    }

    /** As {@link #known} has it. */
    public static String name(String called) {
        return called.substring(called.lastIndexOf('\\') + 1).strip().toLowerCase(Locale.ROOT);
    }

    private List<UUID> byUuid(UUID uuid, long domain) {
        return sql.sql("""
                        select id from role_user
                         where domain_id = :domain and (ext_uuid = :uuid or id = :uuid) and deleted_at is null
                        """)
                .param("domain", domain)
                .param("uuid", uuid)
                .query(UUID.class)
                .list();
    }

    /** By identifier, which all KOMBIT systems share, else by UUID, else by number. */
    public List<ItSystem> systems(String called) {
        var name = called.strip();
        var found = ids("identifier = :name", name);
        if (found.isEmpty() && Filled.uuidOf(name).isPresent()) found = ids("uuid = :name::uuid", name);
        if (found.isEmpty() && Filled.numberOf(name).isPresent()) found = ids("id = :name::bigint", name);
        if (found.isEmpty()) throw new NotFound("system " + called);
        return catalogue.systems(found).stream().map(Stored::value).toList();
    }

    /** The first of them. */
    public Stored<ItSystem> system(String called) {
        return catalogue.system(systems(called).getFirst().id()).orElseThrow(() -> new NotFound("system " + called));
    }

    private List<ItSystemId> ids(String which, String name) {
        return sql
                .sql("select id from role_system where deleted_at is null and " + which + " order by id limit 1000")
                .param("name", name)
                .query(Long.class)
                .list()
                .stream()
                .map(ItSystemId::new)
                .toList();
    }

    List<ItSystem> nemLogin() {
        return catalogue.systems(ids("kind = :name", ItSystem.Kind.NEMLOGIN.name())).stream()
                .map(Stored::value)
                .toList();
    }
}
