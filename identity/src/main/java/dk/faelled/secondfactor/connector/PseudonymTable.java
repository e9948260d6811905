package dk.faelled.secondfactor.connector;

import dk.faelled.secondfactor.OwnerKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** User names by which sign-in points find owners that they have no number of (MFA-13). Small and capital letters alike. */
@Repository
class PseudonymTable {
    private final JdbcClient sql;

    PseudonymTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<OwnerKey> find(String pseudonym) {
        return sql.sql("select owner_key from secondfactor_pseudonym where pseudonym = :pseudonym")
                .param("pseudonym", key(pseudonym))
                .query(byte[].class)
                .optional()
                .map(OwnerKey::new);
    }

    static String key(String pseudonym) {
        return pseudonym.strip().toLowerCase(Locale.ROOT);
    }

    /** Only what differs is written. @param all by {@link #key} */
    void replace(Map<String, OwnerKey> all) {
        var names = all.keySet().toArray(String[]::new);
        var owners = all.values().stream().map(OwnerKey::hex).toArray(String[]::new);
        sql.sql("delete from secondfactor_pseudonym where pseudonym <> all(:names::text[])")
                .param("names", names)
                .update();
        sql.sql("""
                        insert into secondfactor_pseudonym as p (pseudonym, owner_key)
                        select name, decode(owner, 'hex')
                          from unnest(:names::text[], :owners::text[]) as loaded (name, owner)
                        on conflict (tenant_id, pseudonym) do update
                               set owner_key = excluded.owner_key
                             where p.owner_key <> excluded.owner_key
                        """).param("names", names).param("owners", owners).update();
    }
}
