package dk.faelled.roles.directory;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.roles.effective.RolesHeldOtherwise;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Marks the groups whose members change, in the same transaction: here, as somebody holds other roles than before. All else
 * that changes a group (what a role is made of, weights, accounts, the system itself) is marked by triggers.
 */
@Component
class DirectoryMarks {
    private final JdbcClient sql;

    DirectoryMarks(JdbcClient sql) {
        this.sql = sql;
    }

    /** The user roles whose groups one transaction has marked already. */
    private static final class Marked implements TransactionSynchronization {
        private final TenantId tenant = Tenant.current();
        private final Set<Long> roles = new HashSet<>();
    }

    @EventListener
    void on(RolesHeldOtherwise changed) {
        var fresh = new TreeSet<Long>();
        for (var role : changed.roles()) fresh.add(role.value());
        var marked = marked();
        fresh.removeIf(role -> !marked.roles.add(role));
        if (!fresh.isEmpty()) mark(fresh);
    }

    /** A role of which many change holders is marked once. */
    private static Marked marked() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return new Marked();
        for (var known : TransactionSynchronizationManager.getSynchronizations())
            if (known instanceof Marked marked && marked.tenant.equals(Tenant.current())) return marked;
        var first = new Marked();
        TransactionSynchronizationManager.registerSynchronization(first);
        return first;
    }

    private void mark(Collection<Long> userRoles) {
        sql.sql("""
                        insert into directory_mark (system_role_id)
                        select distinct p.system_role_id
                          from user_role_part p
                          join user_role r on r.id = p.user_role_id
                          join role_system s on s.id = r.system_id
                         where p.user_role_id = any(:roles)
                           and directory_follows(s.kind, s.flags, s.deleted_at)
                        """).param("roles", userRoles.toArray(Long[]::new)).update();
    }
}
