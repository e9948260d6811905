package dk.faelled.roles.attestation;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.list.Selection;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.UserId;
import dk.faelled.roles.assignment.AudienceWords;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.form.Filled;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What attesters see. Whoever has nothing to do with an attestation does not find it. */
@Component
@Transactional(readOnly = true)
class AttestationDesk {
    private final AttestationTable table;
    private final AttestationReading reading;
    private final AttestationWishes wishes;
    private final Attesters attesters;
    private final AttestationSettings settings;
    private final UnitAssignments assignments;
    private final AudienceWords words;
    private final RoleUserTable users;
    private final Lists lists;
    private final AccessDecider access;
    private final Clock clock;

    AttestationDesk(
            AttestationTable table,
            AttestationReading reading,
            AttestationWishes wishes,
            Attesters attesters,
            AttestationSettings settings,
            UnitAssignments assignments,
            AudienceWords words,
            RoleUserTable users,
            Lists lists,
            AccessDecider access,
            Clock clock) {
        this.table = table;
        this.reading = reading;
        this.wishes = wishes;
        this.attesters = attesters;
        this.settings = settings;
        this.assignments = assignments;
        this.words = words;
        this.users = users;
        this.lists = lists;
        this.access = access;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    /** One that is the reader's to attest. */
    public Attestation one(UUID id) {
        return table.find(id)
                .filter(found -> attesters.may(found, attesters.me()))
                .orElseThrow(() -> new NotFound("attestation " + id));
    }

    /** One that the reader may see, if only to look at. */
    public Attestation toRead(UUID id) {
        return access.may(AttestationOverviewPages.READ)
                ? table.find(id).orElseThrow(() -> new NotFound("attestation " + id))
                : one(id);
    }

    public AttestationsView mine() {
        var all = attesters.mine(attesters.me());
        var begun = table.begun(all.stream().map(Attestation::id).toList());
        var lines = all.stream()
                .map(one -> {
                    var state = one.verifiedAt() != null
                            ? "FINISHED"
                            : begun.contains(one.id()) ? "ON_GOING" : "NOT_STARTED";
                    return new AttestationsView.Line(
                            AttestationPages.PATH + "/" + one.id(),
                            AttestationWords.subject(one),
                            Messages.text("roles.attestation.kind." + one.kind()),
                            Messages.text("roles.attestation.cover." + one.run().cover()),
                            Formats.current().day(one.run().deadline()),
                            Messages.text("roles.attestation.status." + state),
                            one.verifiedAt() != null
                                    ? Shell.Kind.SUCCESS
                                    : one.run().deadline().isBefore(today()) ? Shell.Kind.WARNING : Shell.Kind.INFO);
                })
                .toList();
        return new AttestationsView(lines, lines.size() == AttestationTable.MOST);
    }

    /** @param typed of the form about the unit's own assignments, where it was refused */
    public AttestationView view(UUID id, ListRequest request, Filled typed, Errors errors) {
        var one = one(id);
        var today = today();
        var parameters = one.parameters(today);
        var progress = reading.progress(one, today);
        boolean composed = one.kind() == Attestation.Kind.IT_SYSTEM_ROLES;
        var users = composed
                ? null
                : ListView.of(
                        AttestationUserList.of(one.lines()),
                        request,
                        lists.page(AttestationUserList.of(one.lines()), request, parameters));
        var roles = composed
                ? ListView.of(
                        AttestationRoleList.DEFINITION,
                        request,
                        lists.page(AttestationRoleList.DEFINITION, request, parameters))
                : null;
        var over = over(one);
        return new AttestationView(
                id,
                AttestationWords.subject(one),
                Messages.text("roles.attestation.kind." + one.kind()),
                Messages.text("roles.attestation.lead." + one.kind()),
                Messages.text("roles.attestation.cover." + one.run().cover()),
                Formats.current().day(one.run().deadline()),
                Formats.current().moment(one.run().recordedAt()),
                progress.percent(),
                progress.ready(),
                progress.total(),
                users,
                roles,
                placed(one, typed),
                progress.accounts(),
                progress.accountsReady(),
                over != null || composed ? null : next(one, "", new UUID(0, 0)).orElse(null),
                over,
                wishes.of(one).size(),
                true,
                errors);
    }

    static @Nullable String over(Attestation one) {
        if (one.verifiedAt() != null)
            return Messages.text(
                    "roles.attestation.verified",
                    String.valueOf(one.verifier()),
                    Formats.current().moment(one.verifiedAt()));
        return one.run().closed() ? Messages.text("roles.attestation.closed") : null;
    }

    private List<AttestationView.Placed> placed(Attestation one, Filled typed) {
        if (one.kind() != Attestation.Kind.ORGANISATION || one.unit() == null) return List.of();
        var now = assignments.on(Set.of(new UnitId(one.unit())));
        var audience = words.of(now);
        return reading.placed(one).stream()
                .map(line -> new AttestationView.Placed(
                        line.assignment(),
                        line.group()
                                ? Messages.text("roles.group.called", line.name())
                                : line.system() == null ? line.name() : line.name() + " (" + line.system() + ")",
                        audience.getOrDefault(new AssignmentId(line.assignment()), ""),
                        line.sensitive(),
                        line.gone(),
                        typed.has("decision." + line.assignment())
                                ? typed.text("decision." + line.assignment())
                                : line.decision() == null
                                        ? "APPROVED"
                                        : line.decision().name(),
                        typed.has("remark." + line.assignment())
                                ? typed.text("remark." + line.assignment())
                                : line.remark(),
                        line.decider()))
                .toList();
    }

    /** Where the next one is that nobody has decided about; empty where none is left for the reader. */
    Optional<String> next(Attestation one, String name, UUID after) {
        var me = attesters.me();
        var barred = new ArrayList<>(me.users());
        var leader = attesters.leaderOf(one);
        if (leader != null && !me.admin()) barred.add(leader);
        return reading.next(one, name, after, barred, today())
                .map(user -> AttestationPages.PATH + "/" + one.id() + "/users/" + user);
    }

    /** After that user. */
    public Optional<String> nextAfter(UUID id, UUID user) {
        var one = one(id);
        var name = users.read(List.of(new UserId(user))).stream()
                .map(known -> known.name())
                .findFirst()
                .orElse("");
        return next(one, name, user);
    }

    /**
     * @param holder another attester who is at it just now
     * @param typed what stood in a form that was refused
     */
    public AttestationUserView user(UUID id, UUID user, Optional<String> holder, Filled typed, Errors errors) {
        var one = one(id);
        var lines = reading.lines(one, user, today());
        if (lines.isEmpty()) throw new NotFound("attestation " + id + " user " + user);
        var known = users.read(List.of(new UserId(user))).getFirst();
        var said = reading.ofUser(one, user);
        var barred = attesters.barred(one, user, attesters.me());
        var over = over(one);
        var closed = over != null
                ? over
                : barred != null
                        ? Messages.text(barred)
                        : holder.map(name -> Messages.text("roles.attestation.held", name))
                                .orElse(null);
        var progress = reading.progress(one, today());
        return new AttestationUserView(
                known.name(),
                AttestationPages.PATH + "/" + id,
                AttestationWords.subject(one),
                user,
                known.userId(),
                known.positions().isEmpty()
                        ? null
                        : known.positions().getFirst().name(),
                lines.stream().map(line -> line(line, typed)).toList(),
                said.map(decided -> Long.toString(decided.id())).orElse(""),
                said.map(decided -> Messages.text(
                                "roles.attestation.decided." + decided.said().choice(), decided.decider()))
                        .orElse(null),
                closed,
                typed.has("account") || said.filter(AttestationDesk::account).isPresent(),
                typed.has("accountRemark")
                        ? typed.text("accountRemark")
                        : said.map(decided -> decided.said().remark()).orElse(""),
                (int) progress.left(),
                errors);
    }

    private static boolean account(AttestationReading.OfUser decided) {
        return decided.said().choice() == AttestationDecision.Choice.DELETE;
    }

    private static AttestationUserView.Line line(AttestationReading.Line line, Filled typed) {
        var decision = "decision." + line.row();
        var remark = "remark." + line.row();
        return new AttestationUserView.Line(
                line.row(),
                line.name(),
                line.system(),
                line.description(),
                AttestationWords.through(line),
                AttestationWords.period(line.start(), line.stop()),
                line.sensitive(),
                line.changed(),
                line.gone(),
                typed.has(decision)
                        ? typed.text(decision)
                        : line.decision() == null ? "APPROVED" : line.decision().name(),
                typed.has(remark) ? typed.text(remark) : line.remark());
    }

    public AttestationRoleView role(UUID id, UUID role, Filled typed, Errors errors) {
        var one = one(id);
        var there = reading.composed(one, role).orElseThrow(() -> new NotFound("attestation " + id + " role " + role));
        var said = reading.ofRole(one, there.role());
        var over = over(one);
        return new AttestationRoleView(
                there.name(),
                AttestationPages.PATH + "/" + id,
                AttestationWords.subject(one),
                role,
                there.description(),
                there.changed(),
                reading.parts(there.role()).stream().map(AttestationDesk::part).toList(),
                said.map(decided -> Long.toString(decided.id())).orElse(""),
                said.map(decided -> Messages.text(
                                "roles.attestation.decided." + decided.said().choice(), decided.decider()))
                        .orElse(null),
                over != null || !there.gone() ? over : Messages.text("roles.attestation.role-gone", there.name()),
                typed.has("decision")
                        ? typed.text("decision")
                        : said.map(decided -> decided.said().choice().name()).orElse("APPROVED"),
                typed.has("remark")
                        ? typed.text("remark")
                        : said.map(decided -> decided.said().remark()).orElse(""),
                errors);
    }

    private static AttestationRoleView.Part part(AttestationReading.Part part) {
        return new AttestationRoleView.Part(
                part.name(),
                part.identifier(),
                part.description(),
                part.limits().stream()
                        .map(limit -> limit.type() + ": "
                                + (limit.kind().equals("VALUE") || limit.value().isEmpty()
                                        ? limit.value().isEmpty()
                                                ? Messages.text("roles.limit." + limit.kind())
                                                : limit.value()
                                        : Messages.text("roles.limit." + limit.kind()) + " " + limit.value()))
                        .toList());
    }

    /** The users or roles that somebody ticked, or all that the filter of the page finds. */
    public List<UUID> chosen(UUID id, Filled in) {
        var one = one(id);
        if (!in.has("all")) return in.uuids("selected");
        try {
            var hits = new Selection.AllHits(Selection.request(in.text("all")));
            Map<String, @Nullable Object> parameters = one.parameters(today());
            return one.kind() == Attestation.Kind.IT_SYSTEM_ROLES
                    ? lists.ids(AttestationRoleList.DEFINITION, hits, parameters)
                    : lists.ids(AttestationUserList.of(one.lines()), hits, parameters);
        } catch (IllegalArgumentException notAToken) {
            return List.of();
        }
    }

    /** How many nobody has decided about. */
    public long left(UUID id) {
        return reading.progress(one(id), today()).left();
    }

    public AttestationFinishView finish(UUID id) {
        return wishes(one(id));
    }

    /** What was wished, with what came of it. */
    public AttestationFinishView changes(UUID id) {
        return wishes(toRead(id));
    }

    private AttestationFinishView wishes(Attestation one) {
        var texts = Messages.current();
        return new AttestationFinishView(
                AttestationWords.subject(one),
                AttestationPages.PATH + "/" + one.id(),
                reading.progress(one, today()).total(),
                wishes.of(one).stream()
                        .map(wish -> new AttestationFinishView.Wish(
                                AttestationWords.wish(wish, texts),
                                wish.outcome() == null
                                        ? ""
                                        : Messages.text("roles.attestation.outcome." + wish.outcome())))
                        .toList(),
                settings.current().removesDirect(),
                one.verifiedAt() != null);
    }
}
