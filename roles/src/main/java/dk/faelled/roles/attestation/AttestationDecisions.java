package dk.faelled.roles.attestation;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Attesters decide here. Each decision is kept at once; until the attestation is finished it can be made again. */
@Component
@Transactional
class AttestationDecisions {
    private final JdbcClient sql;
    private final AttestationTable table;
    private final AttestationReading reading;
    private final AttestationClaims claims;
    private final AttestationConsequences consequences;
    private final AttestationTasks tasks;
    private final AttestationSettings settings;
    private final Attesters attesters;
    private final Audit audit;
    private final Clock clock;

    /** As the log keeps it. */
    record Approved(UUID attestation, int users) {}

    /** As the log keeps it. @param role number of the user role, of which the attestation is; null for a user's own */
    record Decided(UUID attestation, @Nullable Long role, Choice choice, String remark) {}

    /** As the log keeps it. */
    record Verified(UUID attestation, Attestation.Kind kind, LocalDate deadline) {}

    AttestationDecisions(
            JdbcClient sql,
            AttestationTable table,
            AttestationReading reading,
            AttestationClaims claims,
            AttestationConsequences consequences,
            AttestationTasks tasks,
            AttestationSettings settings,
            Attesters attesters,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.table = table;
        this.reading = reading;
        this.claims = claims;
        this.consequences = consequences;
        this.tasks = tasks;
        this.settings = settings;
        this.attesters = attesters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Waits for others who decide in the same one. Whoever has nothing to do with it does not find it. */
    Attestation toChange(UUID id, Attesters.Me me) {
        var one = table.findToChange(id).orElseThrow(() -> new NotFound("attestation " + id));
        if (!attesters.may(one, me)) throw new NotFound("attestation " + id);
        if (one.run().closed()) throw new RuleBroken("roles.attestation.closed");
        if (one.verifiedAt() != null)
            throw new RuleBroken("roles.attestation.finished", String.valueOf(one.verifier()));
        return one;
    }

    /**
     * All that those users have, as it is; whoever is decided about already, held by another attester or not for the reader
     * is left out.
     *
     * @return how many were approved
     */
    public int approve(UUID id, Collection<UUID> users) {
        var me = attesters.me();
        var one = toChange(id, me);
        if (one.kind() == Attestation.Kind.IT_SYSTEM_ROLES) return approveRoles(one, users, me);
        var barred = new ArrayList<>(me.users());
        var leader = attesters.leaderOf(one);
        if (leader != null && !me.admin()) barred.add(leader);
        int count = sql.sql("""
                        insert into attestation_decision (attestation_id, user_id, decision, remark, decided_by, decider,
                               decided_at)
                        select :attestation, x.user_id, 'APPROVED', '', :by, :name, :at
                          from (select distinct f.user_id
                                  from %s f
                                 where not f.gone and f.user_id = any(:users) and f.user_id <> all(:barred)) x
                         where not exists (select from attestation_claim c
                                            where c.attestation_id = :attestation
                                              and c.user_id = x.user_id
                                              and c.holder <> :by
                                              and c.until >= :at)
                         order by x.user_id
                        on conflict do nothing
                        """.formatted(one.lines().sql()))
                .params(one.parameters(today()))
                .param("users", users.toArray(UUID[]::new))
                .param("barred", barred.toArray(UUID[]::new))
                .params(by(me))
                .update();
        if (count > 0)
            audit.changed("roles.attestation.approve", entity(one), null, new Approved(one.id(), count), null);
        return count;
    }

    private int approveRoles(Attestation one, Collection<UUID> roles, Attesters.Me me) {
        int count = sql.sql("""
                        insert into attestation_decision (attestation_id, user_role_id, decision, remark, decided_by,
                               decider, decided_at)
                        select c.attestation_id, c.user_role_id, 'APPROVED', '', :by, :name, :at
                          from attestation_composed c
                          join user_role r on r.id = c.user_role_id and r.deleted_at is null
                         where c.attestation_id = :attestation
                           and r.uuid = any(:roles)
                         order by c.user_role_id
                        on conflict do nothing
                        """)
                .param("attestation", one.id())
                .param("roles", roles.toArray(UUID[]::new))
                .params(by(me))
                .update();
        if (count > 0)
            audit.changed("roles.attestation.approve", entity(one), null, new Approved(one.id(), count), null);
        return count;
    }

    private Map<String, ?> by(Attesters.Me me) {
        return Map.of("by", me.actor(), "name", me.name(), "at", clock.instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * About one user: what is said of single roles, or that the account is to go.
     *
     * @param seen number of the decision that the reader saw; empty for none
     * @param lines what is said of a role, by the row it was held by; a role that is left out is approved
     * @param account that the account should be deleted; null where it stays
     */
    public void decide(
            UUID id,
            UUID user,
            String seen,
            Map<Long, AttestationDecision> lines,
            @Nullable AttestationDecision account) {
        var me = attesters.me();
        var one = toChange(id, me);
        var there = reading.lines(one, user, today());
        if (there.isEmpty()) throw new NotFound("attestation " + id + " user " + user);
        var barred = attesters.barred(one, user, me);
        if (barred != null) throw new RuleBroken(barred);
        claims.holder(id, user, me).ifPresent(name -> {
            throw new RuleBroken("roles.attestation.held", name);
        });
        var before = reading.ofUser(one, user);
        if (!seen.equals(before.map(known -> Long.toString(known.id())).orElse("")))
            throw new RuleBroken(
                    "roles.attestation.overtaken",
                    before.map(AttestationReading.OfUser::decider).orElse(""));
        boolean demanding = settings.current().demandsDescription();
        if (account != null) account.check(demanding, "accountRemark");
        sql.sql("delete from attestation_decision where attestation_id = :attestation and user_id = :user")
                .param("attestation", id)
                .param("user", user)
                .update();
        var whole = account != null ? account : AttestationDecision.APPROVED;
        if (account == null)
            for (var line : there) {
                var said = lines.getOrDefault(line.row(), AttestationDecision.APPROVED);
                if (line.gone() || said.choice() == Choice.APPROVED) continue;
                said.check(demanding, "remark." + line.row());
                keep(one, user, line.row(), null, null, said, me);
                log("role-user:" + user, one, line.role(), said);
                whole = new AttestationDecision(Choice.REMARKS, "");
            }
        keep(one, user, null, null, null, whole, me);
        if (whole.choice() != Choice.REMARKS) log("role-user:" + user, one, null, whole);
        claims.release(id, user);
    }

    /** About what is assigned on the unit itself. @param said by number of the assignment */
    public void decidePlaced(UUID id, Map<Long, AttestationDecision> said) {
        var me = attesters.me();
        var one = toChange(id, me);
        boolean demanding = settings.current().demandsDescription();
        for (var line : reading.placed(one)) {
            var wanted = said.get(line.assignment());
            if (wanted == null || line.gone()) continue;
            wanted.check(demanding, "remark." + line.assignment());
            sql.sql(
                            "delete from attestation_decision where attestation_id = :attestation and assignment_id = :assignment")
                    .param("attestation", id)
                    .param("assignment", line.assignment())
                    .update();
            keep(one, null, null, line.assignment(), null, wanted, me);
            log(entity(one), one, null, wanted);
        }
    }

    /** About what a user role is made of. */
    public void decideRole(UUID id, UUID role, String seen, AttestationDecision said) {
        var me = attesters.me();
        var one = toChange(id, me);
        var there = reading.composed(one, role).orElseThrow(() -> new NotFound("attestation " + id + " role " + role));
        if (there.gone()) throw new RuleBroken("roles.attestation.role-gone", there.name());
        var before = reading.ofRole(one, there.role());
        if (!seen.equals(before.map(known -> Long.toString(known.id())).orElse("")))
            throw new RuleBroken(
                    "roles.attestation.overtaken",
                    before.map(AttestationReading.OfUser::decider).orElse(""));
        said.check(settings.current().demandsDescription(), "remark");
        sql.sql("delete from attestation_decision where attestation_id = :attestation and user_role_id = :role")
                .param("attestation", id)
                .param("role", there.role())
                .update();
        keep(one, null, null, null, there.role(), said, me);
        log("user-role:" + role, one, there.role(), said);
    }

    private void keep(
            Attestation one,
            @Nullable UUID user,
            @Nullable Long row,
            @Nullable Long assignment,
            @Nullable Long role,
            AttestationDecision said,
            Attesters.Me me) {
        sql.sql("""
                        insert into attestation_decision (attestation_id, user_id, row_id, assignment_id, user_role_id,
                               decision, remark, decided_by, decider, decided_at)
                        values (:attestation, :user, :row, :assignment, :role, :decision, :remark, :by, :name, :at)
                        """)
                .param("attestation", one.id())
                .param("user", user, Types.OTHER)
                .param("row", row, Types.BIGINT)
                .param("assignment", assignment, Types.BIGINT)
                .param("role", role, Types.BIGINT)
                .param("decision", said.choice().name())
                .param("remark", said.remark())
                .params(by(me))
                .update();
    }

    /** Says that it is all attested; what is to be changed is changed, or passed on. */
    public AttestationConsequences.Outcome finish(UUID id) {
        var me = attesters.me();
        var one = toChange(id, me);
        long left = reading.progress(one, today()).left();
        if (left > 0) throw new RuleBroken("roles.attestation.unfinished", left);
        table.verified(id, clock.instant(), me.actor(), me.name());
        audit.changed(
                "roles.attestation.verify",
                entity(one),
                null,
                new Verified(one.id(), one.kind(), one.run().deadline()),
                null);
        claims.releaseAll(id);
        var outcome = consequences.carryOut(one, settings.current().removesDirect());
        tasks.finished(one);
        return outcome;
    }

    private void log(String entity, Attestation one, @Nullable Long role, AttestationDecision said) {
        audit.changed(
                "roles.attestation.decide",
                entity,
                null,
                new Decided(one.id(), role, said.choice(), said.remark()),
                null);
    }

    /** What the attestation is about, as the log knows it. */
    static String entity(Attestation one) {
        var manager = one.manager();
        if (one.unit() != null) return "unit:" + one.unit();
        return manager != null ? "role-user:" + manager : "attestation:" + one.id();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
