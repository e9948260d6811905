package dk.faelled.secondfactor.owner;

import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.Owners;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts of the current authority whose owner's key is known here. Within the running transaction. */
@Repository
public class KnownPersons {
    /** Whether somebody of the current authority has the key {@code :owner}: by account, by user name loaded, or by a local device. */
    public static final String HAS = has(":owner");

    private static final int MOST = 100;

    private final JdbcClient sql;
    private final OwnerIndex index;
    private final ObjectProvider<Owners> owners;

    /**
     * The same of another expression: one that row-level security takes for leakproof, or no index is used; a {@code case} is, a
     * {@code coalesce} is not.
     */
    public static String has(String owner) {
        return """
                (exists (select from secondfactor_person k where k.owner_key = {owner})
                  or exists (select from secondfactor_pseudonym k where k.owner_key = {owner})
                  or exists (select from secondfactor_local k where k.owner_key = {owner}))
                """.replace("{owner}", owner);
    }

    KnownPersons(JdbcClient sql, OwnerIndex index, ObjectProvider<Owners> owners) {
        this.sql = sql;
        this.index = index;
        this.owners = owners;
    }

    public Optional<OwnerKey> find(UUID account) {
        return sql.sql("select owner_key from secondfactor_person where account_id = :account")
                .param("account", account)
                .query(byte[].class)
                .optional()
                .map(OwnerKey::new);
    }

    /** Whose key it is: more than one where somebody has several accounts. */
    public List<UUID> accounts(OwnerKey owner) {
        return sql.sql(
                        "select account_id from secondfactor_person where owner_key = :owner order by account_id limit :most")
                .param("owner", owner.bytes())
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }

    /** The number is asked for once; what it gave then holds. */
    public OwnerKey orKept(UUID account) {
        return find(account).orElseGet(() -> keep(account));
    }

    private OwnerKey keep(UUID account) {
        var directory = owners.getIfAvailable();
        var cpr = directory == null ? Optional.<dk.faelled.platform.Cpr>empty() : directory.cprOf(account);
        var key = cpr.map(index::of).orElseGet(() -> index.ofAccount(account));
        sql.sql(
                        "insert into secondfactor_person (account_id, owner_key) values (:account, :owner) on conflict do nothing")
                .param("account", account)
                .param("owner", key.bytes())
                .update();
        return find(account).orElseThrow();
    }
}
