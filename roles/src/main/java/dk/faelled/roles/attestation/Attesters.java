package dk.faelled.roles.attestation;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.TreeTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who attests what: the manager of the unit or a substitute, who is responsible for the system, the personal approver of a
 * manager, else the next manager up. Those who run the attestation may do it for anybody who does not. Nobody decides about
 * him- or herself, and nobody who stands in for a manager about that manager.
 */
@Component
@Transactional(readOnly = true)
class Attesters {
    static final String ADMIN = "roles.attestation.admin";
    private final JdbcClient sql;
    private final TreeTable tree;
    private final AttestationTable table;
    private final AccessDecider access;
    private final Clock clock;

    /** Whoever asks. @param users the accounts of that person */
    record Me(UUID actor, String name, Set<UUID> users, boolean admin) {}

    /** Somebody who is named as an account or as a person, with where he or she works. */
    private record Known(UserId account, List<UnitId> units) {
        static Known unknown(UUID named) {
            return new Known(new UserId(named), List.of());
        }
    }

    /** Of a system, as they are named: accounts or persons. */
    private record OfSystem(List<UUID> responsible, List<UUID> owners) {}

    Attesters(JdbcClient sql, TreeTable tree, AttestationTable table, AccessDecider access, Clock clock) {
        this.sql = sql;
        this.tree = tree;
        this.table = table;
        this.access = access;
        this.clock = clock;
    }

    public Me me() {
        var actor = Context.current().actor();
        return new Me(actor.id(), actor.name(), accounts(actor.id()), access.may(ADMIN));
    }

    private Set<UUID> accounts(UUID person) {
        return new HashSet<>(sql.sql("select id from role_user where ext_uuid = :person and deleted_at is null")
                .param("person", person)
                .query(UUID.class)
                .list());
    }

    /** How much somebody has left to attest in the run. */
    public int left(UUID person, UUID run) {
        var one = new Me(person, "", accounts(person), false);
        return (int) mine(one).stream()
                .filter(some -> some.run().id().equals(run) && some.verifiedAt() == null)
                .count();
    }

    /** What the reader has to attest in runs that are going on. */
    public List<Attestation> mine(Me me) {
        var view = tree.view();
        var units = new HashSet<UUID>();
        for (var user : me.users()) {
            for (var unit : view.managedBy(new UserId(user))) units.add(unit.value());
            for (var unit : view.substitutedBy(new UserId(user))) units.add(unit.value());
        }
        return table.of(units, systemsOf(me), managersOf(me, table.openOfManagers(), view));
    }

    /** Of those the managers about whose own roles the reader decides. */
    private Set<UUID> managersOf(Me me, Collection<Attestation> all, OrganisationView view) {
        var managers =
                all.stream().map(Attestation::manager).filter(Objects::nonNull).collect(Collectors.toSet());
        if (managers.isEmpty()) return Set.of();
        var delegates = delegates();
        var known = known(managers);
        return managers.stream()
                .filter(manager ->
                        approvers(manager, delegates, view, known.getOrDefault(manager, Known.unknown(manager)))
                                .stream()
                                .anyMatch(me.users()::contains))
                .collect(Collectors.toSet());
    }

    private List<Long> systemsOf(Me me) {
        var known = new HashSet<>(me.users());
        known.add(me.actor());
        return sql.sql("select id from role_system where responsible_ids && :known and deleted_at is null")
                .param("known", known.toArray(UUID[]::new))
                .query(Long.class)
                .list();
    }

    /** Whether the reader may see and decide it at all. */
    public boolean may(Attestation one, Me me) {
        if (me.admin()) return true;
        var view = tree.view();
        return switch (one.kind()) {
            case ORGANISATION -> one.unit() != null && leads(me, new UnitId(one.unit()), view);
            case IT_SYSTEM, IT_SYSTEM_ROLES -> systemsOf(me).contains(one.system());
            case MANAGER_DELEGATED -> !managersOf(me, List.of(one), view).isEmpty();
        };
    }

    private static boolean leads(Me me, UnitId unit, OrganisationView view) {
        return me.users().stream()
                .map(UserId::new)
                .anyMatch(user -> view.managedBy(user).contains(unit)
                        || view.substitutedBy(user).contains(unit));
    }

    /** Why the reader may not decide about that user there: key of a text; null where nothing is in the way. */
    public @Nullable String barred(Attestation one, UUID user, Me me) {
        if (me.users().contains(user)) return "roles.attestation.self";
        return !me.admin() && user.equals(leaderOf(one)) ? "roles.attestation.own-manager" : null;
    }

    /** Whose own roles are among those of the unit because nobody leads above; those are for who runs the attestation. */
    public @Nullable UUID leaderOf(Attestation one) {
        if (one.kind() != Attestation.Kind.ORGANISATION || one.unit() == null) return null;
        var manager = tree.view().managerOf(new UnitId(one.unit()));
        return manager == null ? null : manager.value();
    }

    /** Personal approvers of that day, else the next manager up. */
    private static List<UUID> approvers(
            UUID manager, Map<UUID, List<UUID>> delegates, OrganisationView view, Known known) {
        var named = delegates.getOrDefault(manager, List.of());
        return named.isEmpty() ? above(known, view).stream().toList() : named;
    }

    /** Of today, by manager. */
    private Map<UUID, List<UUID>> delegates() {
        var found = new HashMap<UUID, List<UUID>>();
        sql.sql("""
                        select manager_id, delegate_id
                          from manager_delegate
                         where start_date <= :today
                           and (stop_date is null or stop_date >= :today)
                         order by manager_id, start_date, delegate_id
                        """).param("today", today()).query(row -> {
            found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                    .add(row.getObject(2, UUID.class));
        });
        return found;
    }

    /** The nearest other manager above any unit that the user leads or works in. */
    private static Optional<UUID> above(Known known, OrganisationView view) {
        var units = new LinkedHashSet<>(view.managedBy(known.account()));
        units.addAll(known.units());
        return units.stream()
                .flatMap(unit -> above(unit, known.account(), view).stream())
                .findFirst();
    }

    private static Optional<UUID> above(UnitId unit, UserId below, OrganisationView view) {
        for (var up : view.path(unit)) {
            var found = view.unit(up);
            var manager = found == null ? null : found.manager();
            if (manager != null && !manager.equals(below)) return Optional.of(manager.value());
        }
        return Optional.empty();
    }

    /** Whose it is, and who is told when it is late. Actors as {@link dk.faelled.platform.Actor#id} knows them. */
    record Called(List<UUID> attesters, List<UUID> above) {}

    /** For all of them, in a few questions however many they are. */
    public Map<UUID, Called> called(Collection<Attestation> all) {
        var view = tree.view();
        var systems = systems(all);
        var delegates = delegates();
        var named = new HashSet<UUID>();
        for (var system : systems.values()) named.addAll(system.responsible());
        for (var some : delegates.values()) named.addAll(some);
        for (var one : all) if (one.manager() != null) named.add(one.manager());
        var known = known(named);
        var found = new HashMap<UUID, Called>();
        for (var one : all) found.put(one.id(), called(one, view, systems, delegates, known));
        var persons = persons(found.values());
        found.replaceAll(
                (_, called) -> new Called(byPerson(called.attesters(), persons), byPerson(called.above(), persons)));
        return found;
    }

    private static Called called(
            Attestation one,
            OrganisationView view,
            Map<Long, OfSystem> systems,
            Map<UUID, List<UUID>> delegates,
            Map<UUID, Known> known) {
        return switch (one.kind()) {
            case ORGANISATION -> {
                var unit = one.unit() == null ? null : new UnitId(one.unit());
                var manager = unit == null ? null : view.managerOf(unit);
                yield unit == null || manager == null
                        ? new Called(List.of(), List.of())
                        : new Called(
                                List.of(manager.value()),
                                above(unit, manager, view).stream().toList());
            }
            case IT_SYSTEM, IT_SYSTEM_ROLES -> {
                var system = systems.getOrDefault(one.system(), new OfSystem(List.of(), List.of()));
                var up = new LinkedHashSet<>(above(system.responsible(), known, view));
                up.addAll(system.owners());
                yield new Called(system.responsible(), List.copyOf(up));
            }
            case MANAGER_DELEGATED -> {
                var manager = Objects.requireNonNull(one.manager());
                var approvers =
                        approvers(manager, delegates, view, known.getOrDefault(manager, Known.unknown(manager)));
                yield new Called(approvers, above(approvers, known, view));
            }
        };
    }

    private static List<UUID> above(List<UUID> users, Map<UUID, Known> known, OrganisationView view) {
        return users.stream()
                .flatMap(user -> above(known.getOrDefault(user, Known.unknown(user)), view).stream())
                .distinct()
                .toList();
    }

    /** By account, or by person where somebody is named so. */
    private Map<UUID, Known> known(Collection<UUID> named) {
        var found = new HashMap<UUID, Known>();
        sql.sql("""
                        select u.id, u.ext_uuid,
                               array(select p.unit_id from role_position p where p.user_id = u.id order by p.place) as units
                          from role_user u
                         where (u.id = any(:named) or u.ext_uuid = any(:named))
                           and u.deleted_at is null
                         order by u.id
                        """).param("named", named.toArray(UUID[]::new)).query(row -> {
            var account = row.getObject(1, UUID.class);
            var units = Arrays.stream((UUID[]) row.getArray(3).getArray())
                    .map(UnitId::new)
                    .toList();
            var known = new Known(new UserId(account), units);
            found.put(account, known);
            // of several accounts of a person the one that works somewhere says more
            found.merge(
                    row.getObject(2, UUID.class),
                    known,
                    (one, other) -> one.units().isEmpty() ? other : one);
        });
        return found;
    }

    private Map<Long, OfSystem> systems(Collection<Attestation> all) {
        var found = new HashMap<Long, OfSystem>();
        sql.sql("select id, responsible_ids, owner_ids from role_system where id = any(:ids)")
                .param(
                        "ids",
                        all.stream()
                                .map(Attestation::system)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            row.getLong(1),
                            new OfSystem(List.of((UUID[]) row.getArray(2).getArray()), List.of((UUID[])
                                    row.getArray(3).getArray())));
                });
        return found;
    }

    /** The person behind each account; whoever is named as a person already stays so. */
    private Map<UUID, UUID> persons(Collection<Called> all) {
        var ids = new HashSet<UUID>();
        for (var called : all) {
            ids.addAll(called.attesters());
            ids.addAll(called.above());
        }
        var found = new HashMap<UUID, UUID>();
        sql.sql("select id, ext_uuid from role_user where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return found;
    }

    private static List<UUID> byPerson(List<UUID> ids, Map<UUID, UUID> persons) {
        return ids.stream().map(id -> persons.getOrDefault(id, id)).distinct().toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
