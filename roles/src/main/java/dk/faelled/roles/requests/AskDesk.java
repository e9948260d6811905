package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.TargetNames;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.requests.AskForm.Open;
import dk.faelled.roles.requests.AskForm.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads through the steps of asking: for whom, what, limited to what, why and when, and a last look at it. */
@Component
@Transactional(readOnly = true)
class AskDesk {
    private static final int MOST_RECEIVERS = 50;
    private static final String REMOVE = "REMOVE";
    private static final String HELD = "assignment:";
    private final Asking asking;
    private final RequestActors actors;
    private final Candidates candidates;
    private final PolicyTable policies;
    private final CatalogueTable catalogue;
    private final RoleUserTable users;
    private final TargetNames names;

    AskDesk(
            Asking asking,
            RequestActors actors,
            Candidates candidates,
            PolicyTable policies,
            CatalogueTable catalogue,
            RoleUserTable users,
            TargetNames names) {
        this.asking = asking;
        this.actors = actors;
        this.candidates = candidates;
        this.policies = policies;
        this.catalogue = catalogue;
        this.users = users;
        this.names = names;
    }

    /** Where somebody begins. @param mine for oneself @param assignment what is to be taken away; null for none yet */
    Filled begin(boolean mine, boolean removes, @Nullable Long assignment) {
        var in = Filled.nothing().with("action", removes ? REMOVE : "ADD").with("step", Step.WHO.name());
        var own = candidates.own();
        if (mine && !own.isEmpty()) in = in.with("receivers", own.getFirst().toString());
        if (mine && own.size() == 1) in = in.with("step", Step.ROLES.name());
        if (assignment == null) return in;
        var held = candidates.direct(users.read(own)).stream()
                .filter(one -> one.id().value() == assignment)
                .findFirst();
        return held.isEmpty()
                ? in
                : in.with("receivers", held.get().user().toString())
                        .with("targets", HELD + assignment)
                        .with("step", Step.WHEN.name());
    }

    Step step(Filled in) {
        return in.known("step", Step.class).orElse(Step.WHO);
    }

    private static boolean adds(Filled in) {
        return !in.text("action").equals(REMOVE);
    }

    /** The step after the one that is filled in. @throws RuleBroken where something lacks in it */
    Step next(Filled in) {
        return switch (step(in)) {
            case WHO -> {
                var chosen = in.uuids("receivers").size();
                if (chosen == 0) throw new RuleBroken("roles.request.nobody").at("receivers");
                if (chosen > MOST_RECEIVERS) throw new RuleBroken("roles.request.many", MOST_RECEIVERS).at("receivers");
                yield Step.ROLES;
            }
            case ROLES -> {
                if (in.all("targets").isEmpty()) throw new RuleBroken("roles.request.nothing").at("targets");
                yield open(in).isEmpty() ? Step.WHEN : Step.LIMITS;
            }
            case LIMITS -> {
                for (var open : open(in))
                    if (ConstraintValue.parts(in.text(open.name())).isEmpty())
                        throw new RuleBroken("roles.text.missing").at(open.name());
                yield Step.WHEN;
            }
            case WHEN, CONFIRM -> {
                asking.preview(ask(in));
                yield Step.CONFIRM;
            }
        };
    }

    Step back(Filled in) {
        return switch (step(in)) {
            case WHO, ROLES -> Step.WHO;
            case LIMITS -> Step.ROLES;
            case WHEN -> open(in).isEmpty() ? Step.ROLES : Step.LIMITS;
            case CONFIRM -> Step.WHEN;
        };
    }

    AskForm form(Filled in, Errors errors) {
        var step = step(in);
        var acting = actors.acting();
        var receivers = receivers(in);
        var chosen = in.uuids("receivers").stream().map(UserId::new).toList();
        boolean adds = adds(in);
        var reasons = step == Step.WHEN ? reasons(in) : List.<ReasonRule>of();
        return new AskForm(
                step,
                adds,
                step == Step.WHO ? candidates.receivers(acting, chosen, in.text("receiversQuery")) : List.of(),
                step == Step.ROLES && adds ? units(receivers) : List.of(),
                step != Step.ROLES
                        ? List.of()
                        : adds
                                ? candidates.targets(acting, receivers, unit(in), targets(in), in.text("targetsQuery"))
                                : candidates.removable(acting, receivers),
                in.text("targetsQuery").isBlank(),
                step == Step.LIMITS ? open(in) : List.of(),
                reasons.stream().anyMatch(rule -> rule != ReasonRule.NONE),
                reasons.contains(ReasonRule.OBLIGATORY),
                step == Step.CONFIRM ? lines(in) : List.of(),
                in.with("step", step.name()),
                errors);
    }

    private List<User> receivers(Filled in) {
        return candidates.allowed(
                actors.acting(),
                in.uuids("receivers").stream()
                        .limit(MOST_RECEIVERS)
                        .map(UserId::new)
                        .toList());
    }

    /** There is something to choose where it is for one who works in several units. */
    private List<Option> units(List<User> receivers) {
        if (receivers.size() != 1 || receivers.getFirst().units().size() < 2) return List.of();
        var units = new LinkedHashMap<UnitId, Option>();
        for (var position : receivers.getFirst().positions())
            units.putIfAbsent(position.unit(), new Option(position.unit().toString(), names.unit(position.unit())));
        return List.copyOf(units.values());
    }

    private static @Nullable UnitId unit(Filled in) {
        return in.uuid("unit").map(UnitId::new).orElse(null);
    }

    private static List<Target> targets(Filled in) {
        return in.all("targets").stream()
                .limit(Ask.MOST)
                .flatMap(one -> RoleChoices.target(one).stream())
                .toList();
    }

    /** What the chosen roles leave to be said. */
    private List<Open> open(Filled in) {
        var ids = new ArrayList<UserRoleId>();
        for (var target : targets(in)) if (target instanceof Target.OfRole(var role)) ids.add(role);
        if (ids.isEmpty() || !adds(in)) return List.of();
        var roles = catalogue.userRoles(ids).stream().map(Stored::value).toList();
        var types = catalogue.allTypes().stream().collect(Collectors.toMap(ConstraintType::id, Function.identity()));
        Map<dk.faelled.roles.SystemRoleId, SystemRole> rights = catalogue.systemRoles(roles.stream()
                .flatMap(role -> role.parts().stream())
                .map(UserRole.Part::systemRole)
                .toList());
        var open = new ArrayList<Open>();
        for (var role : roles)
            for (var part : role.parts())
                for (var value : part.constraints()) {
                    var type = types.get(value.type());
                    var right = rights.get(part.systemRole());
                    if (value.kind() == ConstraintValue.Kind.POSTPONED && type != null && right != null)
                        open.add(new Open(
                                role.id(),
                                right.id(),
                                type.id(),
                                role.name() + ": " + Messages.text("roles.limit.of", type.name(), right.name())));
                }
        return open;
    }

    private List<ReasonRule> reasons(Filled in) {
        var wanted = new HashSet<Target>(targets(in));
        for (var one : removed(in)) wanted.add(one.target());
        return policies.of(wanted).values().stream().map(Policy::reason).toList();
    }

    private List<UserAssignment> removed(Filled in) {
        if (adds(in)) return List.of();
        var wanted = new HashSet<Long>();
        for (var one : in.all("targets"))
            if (one.startsWith(HELD))
                Filled.numberOf(one.substring(HELD.length())).ifPresent(wanted::add);
        return candidates.direct(receivers(in)).stream()
                .filter(one -> wanted.contains(one.id().value()))
                .toList();
    }

    Ask ask(Filled in) {
        var dates = adds(in) ? in.dates() : new Dates(null, in.day("stopDate"));
        return new Ask(adds(in) ? added(in) : taken(in), in.text("reason"), dates);
    }

    private List<Ask.Wish> added(Filled in) {
        var said = new HashMap<UserRoleId, List<Postponed>>();
        for (var open : open(in)) {
            var values = new TreeSet<>(ConstraintValue.parts(in.text(open.name())));
            if (values.isEmpty()) throw new RuleBroken("roles.text.missing").at(open.name());
            said.computeIfAbsent(open.role(), _ -> new ArrayList<>())
                    .add(new Postponed(open.right(), open.type(), values));
        }
        var wishes = new ArrayList<Ask.Wish>();
        var receivers = in.uuids("receivers");
        var unit = receivers.size() == 1 ? unit(in) : null;
        for (UUID receiver : receivers)
            for (var target : targets(in)) {
                var limits = target instanceof Target.OfRole(var role)
                        ? said.getOrDefault(role, List.of())
                        : List.<Postponed>of();
                wishes.add(new Ask.Wish(new UserId(receiver), unit, target, limits, null));
            }
        return wishes;
    }

    private List<Ask.Wish> taken(Filled in) {
        var wishes = new ArrayList<Ask.Wish>();
        for (var one : removed(in))
            wishes.add(new Ask.Wish(
                    one.user(),
                    null,
                    one.target(),
                    List.of(),
                    new AssignmentId(one.id().value())));
        return wishes;
    }

    private List<AskForm.Line> lines(Filled in) {
        var lines = asking.preview(ask(in));
        var known = actors.names(lines.stream()
                .flatMap(line -> line.found().approvers().stream())
                .collect(Collectors.toSet()));
        var shown = new ArrayList<AskForm.Line>();
        for (var line : lines)
            shown.add(new AskForm.Line(
                    line.policy().name(),
                    line.request().receiverName(),
                    names.unit(line.request().unit()),
                    line.broken().stream().map(one -> Messages.text(one.said())).toList(),
                    approvers(line.found(), known)));
        return shown;
    }

    private static String approvers(Deciders.Found found, Map<UUID, String> known) {
        if (found.automatic()) return Messages.text("roles.request.automatic");
        if (found.unmanned()) return Messages.text("roles.request.unmanned");
        return found.approvers().stream()
                .map(actor -> known.getOrDefault(actor, Messages.text("roles.request.somebody")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
