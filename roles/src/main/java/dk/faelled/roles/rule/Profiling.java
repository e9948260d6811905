package dk.faelled.roles.rule;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Privilege;
import dk.faelled.roles.Privilege.Limit;
import dk.faelled.roles.Profile;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a user holds, as a profile of privileges (OIO Basic Privilege Profile). */
public final class Profiling {
    private final Authority authority;
    private final Catalogue catalogue;
    private final Resolution resolution;

    /**
     * @param domain what the authority's own roles begin with at KOMBIT, {@code http://nordkaer.dk/}; null: none was set
     * @param failClosed a limit that comes to nothing takes its privilege away; else the privilege goes out without it
     */
    public record Authority(String cvr, @Nullable String domain, boolean failClosed) {}

    public Profiling(Authority authority, Catalogue catalogue, Resolution resolution) {
        this.authority = authority;
        this.catalogue = catalogue;
        this.resolution = resolution;
    }

    /**
     * @param asked the systems asked for; blocked ones are left out
     * @param given the assignments behind the holdings, for what was said with them
     */
    public Profile of(User user, Holdings holdings, Collection<ItSystem> asked, Assignments given) {
        var systems =
                asked.stream().filter(s -> !s.is(ItSystem.Flag.ACCESS_BLOCKED)).toList();
        var kombit = !systems.isEmpty() && systems.stream().allMatch(s -> s.kind() == ItSystem.Kind.KOMBIT);
        var ids = systems.stream().map(ItSystem::id).toList();
        var privileges = new LinkedHashSet<Privilege>();
        var names = new LinkedHashMap<String, String>();
        var told = new LinkedHashSet<UserRole>();
        for (var row : ordered(holdings, ids)) {
            var role = Objects.requireNonNull(catalogue.userRole(Objects.requireNonNull(row.role())));
            if (!told.add(role) && !role.is(UserRole.Flag.ALLOWS_POSTPONING)) continue;
            var postponed = postponed(user, row.assignment(), given);
            if (kombit) atKombit(user, role, postponed, privileges, names);
            else if (role.delegatedFrom() == null) expanded(user, role, postponed, privileges, names);
        }
        return new Profile(nameId(user), List.copyOf(privileges), names);
    }

    private String nameId(User user) {
        return nameId(authority.cvr(), user);
    }

    public static String nameId(String cvr, User user) {
        return "C=DK,O=" + cvr + ",CN=" + user.name() + ",Serial=" + user.extUuid();
    }

    private List<EffectiveRole> ordered(Holdings holdings, List<ItSystemId> systems) {
        record Known(EffectiveRole row, UserRole role) {}
        return holdings.held().stream()
                .flatMap(row ->
                        Optional.ofNullable(row.role())
                                .map(catalogue::userRole)
                                .map(role -> new Known(row, role))
                                .stream())
                .filter(known -> systems.contains(known.role().system()))
                .sorted(Comparator.comparing((Known known) -> known.role().identifier())
                        .thenComparing(known -> known.role().id()))
                .map(Known::row)
                .toList();
    }

    private static List<Postponed> postponed(User user, AssignmentId assignment, Assignments given) {
        return given.of(user.id()).stream()
                .filter(a -> a.id().equals(assignment))
                .flatMap(a -> a.postponed().stream())
                .toList();
    }

    private void atKombit(
            User user,
            UserRole role,
            List<Postponed> postponed,
            Collection<Privilege> privileges,
            SequencedMap<String, String> names) {
        if (role.delegatedFrom() != null) {
            privileges.add(new Privilege(role.delegatedFrom(), role.identifier(), List.of()));
            names.put(role.identifier(), name(role));
            return;
        }
        var domain = authority.domain();
        if (domain == null) throw new RuleBroken("roles.kombit.domain-missing");
        var limits = new ArrayList<Limit>();
        for (var part : role.parts()) {
            var found = limits(user, part, postponed, true);
            if (found == null) return;
            limits.addAll(found);
        }
        var identifier = domain + "roles/jobrole/" + role.identifier() + "/1";
        privileges.add(new Privilege(authority.cvr(), identifier, limits));
        names.put(identifier, name(role));
    }

    private void expanded(
            User user,
            UserRole role,
            List<Postponed> postponed,
            Collection<Privilege> privileges,
            SequencedMap<String, String> names) {
        names.put(role.identifier(), name(role));
        for (var part : role.parts()) {
            var systemRole = catalogue.systemRole(part.systemRole());
            if (systemRole == null) continue;
            var limits = limits(user, part, postponed, false);
            if (limits != null) privileges.add(new Privilege(authority.cvr(), systemRole.identifier(), limits));
        }
    }

    /** @return null where a limit comes to nothing, and the privilege with it */
    private @Nullable List<Limit> limits(User user, UserRole.Part part, List<Postponed> postponed, boolean byOwnName) {
        var limits = new ArrayList<Limit>();
        for (var value : part.constraints()) {
            var type = catalogue.type(value.type());
            if (type == null) continue;
            var values = resolution.of(user, part.systemRole(), type, value, postponed);
            var name = byOwnName ? value.identifier() : type.entityId();
            if (values.isEmpty() && authority.failClosed()) return null;
            if (!values.isEmpty() && !name.isEmpty()) limits.add(new Limit(name, String.join(",", values)));
        }
        return limits;
    }

    private String name(UserRole role) {
        var system = Objects.requireNonNull(catalogue.system(role.system()));
        return role.name() + " (" + system.name() + ")";
    }

    /** What KOMBIT knows a limit by. */
    public static String identifier(String domain, SystemRole role, long part, ConstraintValue value) {
        return domain + "id-" + role.id() + "-" + part + "-" + value.type() + "/1/parametric";
    }
}
