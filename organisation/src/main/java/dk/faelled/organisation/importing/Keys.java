package dk.faelled.organisation.importing;

import dk.faelled.organisation.Type;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds objects by what files call them, and remembers which source brought what. */
@Repository
class Keys {
    private final JdbcClient sql;

    Keys(JdbcClient sql) {
        this.sql = sql;
    }

    /** By user key, as known now; where two have the key, the one that begins last. */
    Map<String, UUID> byKey(Type type, Collection<String> keys) {
        var found = new HashMap<String, UUID>();
        if (keys.isEmpty()) return found;
        sql.sql("""
                        select user_key, id
                          from %s
                         where user_key = any (:keys::text[])
                         order by valid_from, id
                        """.formatted(type.table()))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("user_key"), row.getObject("id", UUID.class));
                });
        return found;
    }

    /** @param keys keyed hashes in hexadecimal */
    Map<String, UUID> byCprKey(Collection<String> keys) {
        var found = new HashMap<String, UUID>();
        if (keys.isEmpty()) return found;
        sql.sql("select distinct cpr_key, id from person where cpr_key = any (:keys) order by id")
                .param("keys", keys.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new))
                .query(row -> {
                    found.put(HexFormat.of().formatHex(row.getBytes("cpr_key")), row.getObject("id", UUID.class));
                });
        return found;
    }

    /** Accounts of these names, by {@link #account}. */
    Map<String, UUID> accounts(Collection<String> names) {
        var found = new HashMap<String, UUID>();
        if (names.isEmpty()) return found;
        sql.sql("""
                        select id, it_system_id, user_key, person_id
                          from it_user
                         where user_key = any (:names::text[])
                           and person_id is not null
                         order by valid_from, id
                        """).param("names", names.toArray(String[]::new)).query(row -> {
            var name = account(
                    row.getObject("it_system_id", UUID.class),
                    row.getString("user_key"),
                    row.getObject("person_id", UUID.class));
            found.put(name, row.getObject("id", UUID.class));
        });
        return found;
    }

    static String account(UUID system, String name, UUID person) {
        return system + "|" + name + "|" + person;
    }

    void seen(String source, Type type, Collection<UUID> ids, UUID run) {
        if (ids.isEmpty()) return;
        sql.sql("""
                        insert into import_origin (source, type, id, run_id)
                        select :source, :type, unnest(:ids::uuid[]), :run
                        on conflict (tenant_id, source, type, id) do update set run_id = excluded.run_id
                        """)
                .param("source", source)
                .param("type", type.table())
                .param("ids", ids.toArray(UUID[]::new))
                .param("run", run)
                .update();
    }

    long count(String source, Type type) {
        return sql.sql("select count(*) from import_origin where source = :source and type = :type")
                .param("source", source)
                .param("type", type.table())
                .query(Long.class)
                .single();
    }

    boolean sawAny(String source, Type type, UUID run) {
        return sql.sql("""
                        select exists (
                            select from import_origin where source = :source and type = :type and run_id = :run
                        )
                        """)
                .param("source", source)
                .param("type", type.table())
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    /** Those of the source that are there on the day and that the run did not have. */
    java.util.List<UUID> unseen(String source, Type type, UUID run, LocalDate on) {
        return sql.sql("""
                        select distinct o.id
                          from import_origin o
                          join %s t on t.tenant_id = o.tenant_id and t.id = o.id
                         where o.source = :source
                           and o.type = :type
                           and o.run_id <> :run
                           and t.valid_until > :on
                         order by o.id
                        """.formatted(type.table()))
                .param("source", source)
                .param("type", type.table())
                .param("run", run)
                .param("on", on)
                .query(UUID.class)
                .list();
    }

    /** Grows with every registration of the current tenant. */
    long newestRegistration() {
        return sql.sql("select coalesce(max(number), 0) from registration")
                .query(Long.class)
                .single();
    }
}
