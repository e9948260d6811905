package dk.faelled.roles.requests;

import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.advice.AdviceKind;
import dk.faelled.roles.advice.Advising;
import dk.faelled.roles.rights.Allowed;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the authority has decided about requests: it counts where neither the role nor its system says otherwise. */
@Component
@Transactional
class RequestSettings {
    static final int LONGEST = 120;
    private final JdbcClient sql;
    private final Advising advising;
    private final Allowed allowed;
    private final Audit audit;

    /**
     * @param selfApproval whoever asks may also decide
     * @param keptMonths how long what has been decided is kept
     */
    record Decision(
            Set<RequestableBy> requesters,
            Set<ApprovableBy> approvers,
            ReasonRule reason,
            boolean selfApproval,
            int keptMonths) {
        static final Decision FIRST = new Decision(
                EnumSet.of(
                        RequestableBy.EMPLOYEE,
                        RequestableBy.MANAGERORSUBSTITUTE,
                        RequestableBy.AUTHRESPONSIBLE,
                        RequestableBy.AUTHORIZED,
                        RequestableBy.ADMIN),
                EnumSet.of(ApprovableBy.MANAGERORSUBSTITUTE),
                ReasonRule.POSSIBLE,
                false,
                13);

        Decision {
            requesters = Set.copyOf(requesters);
            approvers = Set.copyOf(approvers);
        }
    }

    RequestSettings(JdbcClient sql, Advising advising, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.advising = advising;
        this.allowed = allowed;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Decision current() {
        return sql.sql("select requesters, approvers, reason_rule, self_approval, kept_months from request_setting")
                .query((row, _) -> new Decision(
                        ArrayColumns.of(row.getArray(1), RequestableBy.class),
                        ArrayColumns.of(row.getArray(2), ApprovableBy.class),
                        ReasonRule.valueOf(row.getString(3)),
                        row.getBoolean(4),
                        row.getInt(5)))
                .optional()
                .orElse(Decision.FIRST);
    }

    public void decide(Decision said) {
        allowed.demand("roles.config.update");
        if (said.requesters().isEmpty()) throw new RuleBroken("roles.request.setting.requesters").at("requesters");
        if (said.approvers().isEmpty()) throw new RuleBroken("roles.request.setting.approvers").at("approvers");
        if (said.keptMonths() < 1 || said.keptMonths() > LONGEST)
            throw new RuleBroken("roles.request.setting.kept", LONGEST).at("keptMonths");
        var before = current();
        if (before.equals(said)) return;
        boolean first = sql.sql("select not exists (select from request_setting)")
                .query(Boolean.class)
                .single();
        sql.sql("""
                        insert into request_setting (requesters, approvers, reason_rule, self_approval, kept_months)
                        values (:requesters, :approvers, :reason, :self, :kept)
                        on conflict (tenant_id) do update
                           set requesters = excluded.requesters, approvers = excluded.approvers,
                               reason_rule = excluded.reason_rule, self_approval = excluded.self_approval,
                               kept_months = excluded.kept_months
                        """)
                .param("requesters", ArrayColumns.written(said.requesters()))
                .param("approvers", ArrayColumns.written(said.approvers()))
                .param("reason", said.reason().name())
                .param("self", said.selfApproval())
                .param("kept", said.keptMonths())
                .update();
        audit.changed("roles.setting.update", "tenant:" + Tenant.current(), before, said, null);
        if (first) advising.happened(AdviceKind.REQUEST_TEXTS, "/mail-templates");
    }
}
