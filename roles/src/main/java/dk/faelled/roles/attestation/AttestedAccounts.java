package dk.faelled.roles.attestation;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.UserId;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts of the directory (AD-konti) in the attestation of the unit in which their users work: each is to stay, or to go.
 * Nothing is removed here; that an account is to go is passed on.
 */
@Component
@Transactional
class AttestedAccounts {
    /** Who cannot sign in with it any more. Of the user {@code u}. */
    static final String GONE = "(u.deleted_at is not null or u.disabled)";

    private final JdbcClient sql;
    private final AttestationDecisions decisions;
    private final AttestationSettings settings;
    private final Attesters attesters;
    private final Audit audit;
    private final Clock clock;

    AttestedAccounts(
            JdbcClient sql,
            AttestationDecisions decisions,
            AttestationSettings settings,
            Attesters attesters,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.decisions = decisions;
        this.settings = settings;
        this.attesters = attesters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * About the accounts of those users; whose account is gone is left out. Until the attestation is finished it can be said
     * otherwise.
     *
     * @param all whether they are all that a filter finds: then only those that nobody has decided about and the reader may
     * @return about how many something was said
     */
    public int decide(UUID id, Collection<UUID> users, boolean all, AttestationDecision said) {
        var me = attesters.me();
        var one = decisions.toChange(id, me);
        if (users.isEmpty()) throw new RuleBroken("roles.attestation.accounts.none-chosen");
        if (said.choice() == Choice.REMARKS) throw new IllegalArgumentException("an account stays, or is to go");
        said.check(settings.current().demandsDescription(), "comment");
        var mine = new ArrayList<UUID>();
        for (var user : users) {
            var barred = attesters.barred(one, user, me);
            if (barred == null) mine.add(user);
            else if (!all) throw new RuleBroken(barred);
        }
        var decided = sql.sql("""
                        update attestation_account c
                           set decision = :decision, remark = :remark, decided_by = :by, decider = :name, decided_at = :at
                          from role_user u
                         where c.attestation_id = :attestation
                           and c.user_id = any(:users)
                           and u.id = c.user_id
                           and not %s
                           and (c.decided_at is null or not :all)
                        returning c.user_id
                        """.formatted(GONE))
                .param("decision", said.choice().name())
                .param("remark", said.remark())
                .param("by", me.actor())
                .param("name", me.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("attestation", id)
                .param("users", mine.toArray(UUID[]::new))
                .param("all", all)
                .query(UUID.class)
                .list();
        audit.changed(decided.stream()
                .map(user -> new Audit.Change(
                        "roles.attestation.decide-account",
                        "role-user:" + user,
                        null,
                        new AttestationDecisions.Decided(id, null, said.choice(), said.remark()),
                        null))
                .toList());
        return decided.size();
    }

    /**
     * Lays out which unit answers for whose account: that of the first position; for whoever leads it, the nearest above that
     * somebody else leads.
     *
     * @param units that take part; null for all
     */
    void lay(AttestationRun run, OrganisationView view, @Nullable Set<UUID> units) {
        var users = new ArrayList<UUID>();
        var places = new ArrayList<UUID>();
        for (var entry : working().entrySet()) {
            var unit = view.answering(new UserId(entry.getKey()), new UnitId(entry.getValue()));
            if (view.unit(unit) == null || units != null && !units.contains(unit.value())) continue;
            users.add(entry.getKey());
            places.add(unit.value());
        }
        if (users.isEmpty()) return;
        var parameters =
                Map.of("run", run.id(), "users", users.toArray(UUID[]::new), "places", places.toArray(UUID[]::new));
        sql.sql("""
                        insert into attestation (id, run_id, kind, unit_id, subjects)
                        select uuidv7(), :run, 'ORGANISATION', x.unit_id, count(*)
                          from unnest(:users::uuid[], :places::uuid[]) x (user_id, unit_id)
                         group by x.unit_id
                        on conflict (tenant_id, run_id, kind, unit_id, system_id, manager_id) do update
                           set subjects = attestation.subjects + excluded.subjects
                        """).params(parameters).update();
        sql.sql("""
                        insert into attestation_account (attestation_id, user_id)
                        select a.id, x.user_id
                          from unnest(:users::uuid[], :places::uuid[]) x (user_id, unit_id)
                          join attestation a on a.run_id = :run and a.kind = 'ORGANISATION' and a.unit_id = x.unit_id
                        """).params(parameters).update();
    }

    /** Where everybody with an account works first. */
    private Map<UUID, UUID> working() {
        var found = new java.util.TreeMap<UUID, UUID>();
        sql.sql("""
                        select distinct on (p.user_id) p.user_id, p.unit_id
                          from role_position p
                          join role_user u on u.id = p.user_id and not %s
                          join account_domain d on d.id = u.domain_id and d.source <> 'FAELLED'
                         order by p.user_id, p.place
                        """.formatted(GONE)).query(row -> {
            found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
        return found;
    }
}
