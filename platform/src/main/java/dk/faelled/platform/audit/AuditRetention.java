package dk.faelled.platform.audit;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For how long the current authority keeps its log. */
@Service
@Transactional
class AuditRetention {
    private final RetentionTable table;
    private final Audit audit;

    AuditRetention(RetentionTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Retention now() {
        return table.find();
    }

    /** What is older by then goes the next night. */
    public void keep(Retention after) {
        var before = table.find();
        if (before.equals(after)) return;
        table.keep(after);
        audit.changed("platform.audit.retention", "tenant:" + Tenant.current(), before, after, null);
    }
}
