package dk.faelled.roles.attestation;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.advice.AdviceKind;
import dk.faelled.roles.advice.Advising;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the authority has decided about attestation. */
@Component
@Transactional
class AttestationSettings {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]{2,}");
    private final JdbcClient sql;
    private final Advising advising;
    private final TreeTable tree;
    private final Allowed allowed;
    private final Audit audit;

    /** Which units take part; those below a named unit follow it. */
    enum Choice {
        ALL,
        ONLY,
        EXCEPT
    }

    /**
     * When mails go, in days before the deadline and after it; null where that mail is not sent.
     *
     * @param information before
     * @param reminder before
     * @param lastReminder before
     * @param overdue after
     * @param escalation after
     */
    record Offsets(
            @Nullable Integer information,
            @Nullable Integer reminder,
            @Nullable Integer lastReminder,
            @Nullable Integer overdue,
            @Nullable Integer escalation) {
        static final Offsets USUAL = new Offsets(20, 10, 3, 5, 5);
    }

    /**
     * @param calendar null: nothing is attested
     * @param removesDirect what is directly assigned and to be removed is removed when an attestation is finished
     * @param demandsDescription whoever wants something removed says why
     * @param attestsAccounts units also say whether the accounts of those who work there are to stay; in ordinary runs
     * @param changeAddress mailbox that is told of what is to be changed beside those who have the task; empty for none
     * @param version of what was read; 0 before the first
     */
    record Decision(
            @Nullable AttestationCalendar calendar,
            boolean removesDirect,
            boolean demandsDescription,
            boolean attestsAccounts,
            String changeAddress,
            Choice choice,
            List<UUID> units,
            Offsets offsets,
            int version) {
        static final Decision NOTHING =
                new Decision(null, false, false, false, "", Choice.ALL, List.of(), Offsets.USUAL, 0);
    }

    AttestationSettings(JdbcClient sql, Advising advising, TreeTable tree, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.advising = advising;
        this.tree = tree;
        this.allowed = allowed;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Decision current() {
        return sql.sql("""
                        select rhythm, first_deadline, removes_direct, demands_description, attests_accounts, change_address,
                               unit_choice,
                               unit_ids, information_days, reminder_days, last_reminder_days, overdue_days,
                               escalation_days, version
                          from attestation_setting
                        """)
                .query((row, _) -> {
                    var rhythm = row.getString("rhythm");
                    return new Decision(
                            rhythm == null
                                    ? null
                                    : new AttestationCalendar(
                                            Interval.valueOf(rhythm), row.getObject("first_deadline", LocalDate.class)),
                            row.getBoolean("removes_direct"),
                            row.getBoolean("demands_description"),
                            row.getBoolean("attests_accounts"),
                            row.getString("change_address"),
                            Choice.valueOf(row.getString("unit_choice")),
                            Arrays.asList((UUID[]) row.getArray("unit_ids").getArray()),
                            new Offsets(
                                    row.getObject("information_days", Integer.class),
                                    row.getObject("reminder_days", Integer.class),
                                    row.getObject("last_reminder_days", Integer.class),
                                    row.getObject("overdue_days", Integer.class),
                                    row.getObject("escalation_days", Integer.class)),
                            row.getInt("version"));
                })
                .optional()
                .orElse(Decision.NOTHING);
    }

    /** Who wrote the mailbox for changes, and so answers for who reads it. */
    @Transactional(readOnly = true)
    public Optional<UUID> changeReader() {
        return sql.sql("select change_reader from attestation_setting where change_reader is not null")
                .query(UUID.class)
                .optional();
    }

    void decide(Decision wanted) {
        allowed.demand("roles.attestation.admin");
        check(wanted);
        var before = current();
        var calendar = wanted.calendar();
        int kept = sql.sql("""
                        insert into attestation_setting (rhythm, first_deadline, removes_direct, demands_description,
                               attests_accounts, change_address, change_reader, unit_choice, unit_ids, information_days, reminder_days,
                               last_reminder_days, overdue_days, escalation_days)
                        values (:rhythm, :first, :removes, :demands, :accounts, :address, :reader, :choice, :units, :information,
                                :reminder, :lastReminder, :overdue, :escalation)
                        on conflict (tenant_id) do update
                           set rhythm = excluded.rhythm, first_deadline = excluded.first_deadline,
                               removes_direct = excluded.removes_direct,
                               demands_description = excluded.demands_description,
                               attests_accounts = excluded.attests_accounts,
                               change_reader = case when excluded.change_address = attestation_setting.change_address
                                                    then attestation_setting.change_reader
                                                    else excluded.change_reader end,
                               change_address = excluded.change_address,
                               unit_choice = excluded.unit_choice, unit_ids = excluded.unit_ids,
                               information_days = excluded.information_days, reminder_days = excluded.reminder_days,
                               last_reminder_days = excluded.last_reminder_days, overdue_days = excluded.overdue_days,
                               escalation_days = excluded.escalation_days, version = attestation_setting.version + 1
                         where attestation_setting.version = :version
                        """)
                .param("rhythm", calendar == null ? null : calendar.interval().name(), Types.VARCHAR)
                .param("first", calendar == null ? null : calendar.first(), Types.DATE)
                .param("removes", wanted.removesDirect())
                .param("demands", wanted.demandsDescription())
                .param("accounts", wanted.attestsAccounts())
                .param("address", wanted.changeAddress())
                .param(
                        "reader",
                        wanted.changeAddress().isEmpty()
                                ? null
                                : Context.current().actor().id(),
                        Types.OTHER)
                .param("choice", wanted.choice().name())
                .param("units", wanted.units().toArray(UUID[]::new))
                .param("information", wanted.offsets().information(), Types.INTEGER)
                .param("reminder", wanted.offsets().reminder(), Types.INTEGER)
                .param("lastReminder", wanted.offsets().lastReminder(), Types.INTEGER)
                .param("overdue", wanted.offsets().overdue(), Types.INTEGER)
                .param("escalation", wanted.offsets().escalation(), Types.INTEGER)
                .param("version", wanted.version())
                .update();
        if (kept == 0) throw new RuleBroken("roles.attestation.settings.stale");
        audit.changed("roles.attestation-setting.update", "tenant:" + Tenant.current(), before, current(), null);
        if (before.calendar() == null && calendar != null)
            advising.happened(AdviceKind.ATTESTATION_TEXTS, "/mail-templates");
    }

    private static void check(Decision wanted) {
        if (!wanted.changeAddress().isEmpty()
                && (wanted.changeAddress().length() > 254
                        || !ADDRESS.matcher(wanted.changeAddress()).matches()))
            throw new RuleBroken("roles.attestation.settings.address", wanted.changeAddress()).at("changeAddress");
        if (wanted.choice() == Choice.ONLY && wanted.units().isEmpty())
            throw new RuleBroken("roles.attestation.settings.no-unit").at("units");
    }

    /** The units that take part; empty where all do. */
    Optional<Set<UUID>> taking(Decision decision) {
        if (decision.choice() == Choice.ALL) return Optional.empty();
        var view = tree.view();
        var named = new HashSet<UUID>();
        for (var unit : decision.units()) for (var below : view.subtree(new UnitId(unit))) named.add(below.value());
        if (decision.choice() == Choice.ONLY) return Optional.of(named);
        var others = new HashSet<UUID>();
        for (var unit : view.units())
            if (!named.contains(unit.id().value())) others.add(unit.id().value());
        return Optional.of(others);
    }
}
