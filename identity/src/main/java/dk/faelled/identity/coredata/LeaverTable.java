package dk.faelled.identity.coredata;

import static dk.faelled.identity.coredata.PersonLoadTable.OTHER;

import dk.faelled.platform.database.Moments;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who leaves by a load: locked, or gone for good; each step in one sentence however many they are (identity 4.10). */
@Repository
class LeaverTable {
    private final JdbcClient sql;

    LeaverTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** One that is locked or erased. @param invited name of the account that a link would make; null for no link */
    record Gone(
            UUID id,
            @Nullable UUID account,
            String userName,
            @Nullable String invited) {}

    /** Those whose user name is somebody else's now. */
    List<Gone> replaced(UUID load, UUID[] tree) {
        return gone(sql.sql("""
                        delete from identity_person p
                         using identity_loaded_person l
                         where l.load_id = :load
                           and not l.skipped
                           and p.user_name = l.user_name
                           and p.domain_id = any(:tree)
                           and
                        """ + OTHER + " returning p.id, p.account_id, p.user_name, p.invited")
                .param("load", load)
                .param("tree", tree));
    }

    /** Those in these domains who are not posted. */
    List<Gone> lockOthers(UUID load, UUID[] scope, Instant now) {
        return gone(sql.sql("""
                        update identity_person p
                           set dataset_lock_at = :now,
                               attributes = '{}',
                               job_functions = '[]',
                               kombit = '{}'
                         where p.domain_id = any(:scope)
                           and p.dataset_lock_at is null
                           and not exists (select
                                             from identity_loaded_person l
                                            where l.load_id = :load
                                              and l.user_name = p.user_name)
                        returning p.id, p.account_id, p.user_name, p.invited
                        """).param("load", load).param("scope", scope).param("now", Moments.utc(now)));
    }

    /** Those who are posted, where the number is the same if there is one. */
    List<Gone> lock(UUID load, UUID[] tree, Instant now) {
        return gone(sql.sql("""
                        update identity_person p
                           set dataset_lock_at = :now,
                               attributes = '{}',
                               job_functions = '[]',
                               kombit = '{}'
                          from identity_loaded_person l
                         where l.load_id = :load
                           and p.user_name = l.user_name
                           and p.domain_id = any(:tree)
                           and p.dataset_lock_at is null
                           and (l.cpr_key is null or p.cpr_key = l.cpr_key)
                        returning p.id, p.account_id, p.user_name, p.invited
                        """).param("load", load).param("tree", tree).param("now", Moments.utc(now)));
    }

    List<Gone> erase(UUID load, UUID[] tree) {
        return gone(sql.sql("""
                        delete from identity_person p
                         using identity_loaded_person l
                         where l.load_id = :load
                           and p.user_name = l.user_name
                           and p.domain_id = any(:tree)
                           and (l.cpr_key is null or p.cpr_key = l.cpr_key)
                        returning p.id, p.account_id, p.user_name, p.invited
                        """).param("load", load).param("tree", tree));
    }

    private static List<Gone> gone(JdbcClient.StatementSpec sentence) {
        return sentence.query((row, _) -> new Gone(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("user_name"),
                        row.getString("invited")))
                .list();
    }

    /** What registrants gave to these counts no more. */
    void dropProofs(Collection<UUID> persons, Instant now) {
        if (persons.isEmpty()) return;
        sql.sql("""
                        update identity_proofing
                           set state = 'DROPPED',
                               ended_at = :now
                         where person_id = any(:persons)
                           and state in ('WAITING', 'GRANTED')
                        """)
                .param("now", Moments.utc(now))
                .param("persons", persons.toArray(UUID[]::new))
                .update();
    }
}
