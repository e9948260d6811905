package dk.faelled.organisation.quality;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.LeaveId;
import dk.faelled.organisation.Leaves;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.RoleBindingId;
import dk.faelled.organisation.RoleBindings;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the one click does: through the registers, from today on, never in the past, so that rules hold and history and log
 * tell of it. What the rules refuse is not done at all.
 */
@Component
class Repairs {
    private final People people;
    private final Engagements engagements;
    private final Managers managers;
    private final Owners owners;
    private final Leaves leaves;
    private final Accounts accounts;
    private final RoleBindings roles;
    private final Associations associations;
    private final Classes classes;
    private final ClassRepair classRepair;
    private final RangeRepair ranges;
    private final FindingTable table;

    Repairs(
            People people,
            Engagements engagements,
            Managers managers,
            Owners owners,
            Leaves leaves,
            Accounts accounts,
            RoleBindings roles,
            Associations associations,
            Classes classes,
            ClassRepair classRepair,
            RangeRepair ranges,
            FindingTable table) {
        this.people = people;
        this.engagements = engagements;
        this.managers = managers;
        this.owners = owners;
        this.leaves = leaves;
        this.accounts = accounts;
        this.roles = roles;
        this.associations = associations;
        this.classes = classes;
        this.classRepair = classRepair;
        this.ranges = ranges;
        this.table = table;
    }

    void repair(FindingTable.Finding finding, LocalDate today, String note) {
        switch (finding.kind()) {
            case PERSON_WITHOUT_ENGAGEMENT -> endAll(new PersonId(finding.object()), today, note);
            case UNIT_WITHOUT_MANAGER -> manage(new UnitId(finding.object()), today, note);
            case ENDED_CLASS -> classRepair.repair(finding, today, note);
            case OVERLAPPING_PRIMARY -> notPrimary(new EngagementId(finding.object()), today, note);
            case ENGAGEMENT_OUTSIDE_UNIT, OTHER_OUTSIDE_UNIT -> ranges.endOutsideUnit(finding, today, note);
            case UNIT_OUTSIDE_PARENT -> ranges.raise(finding, today, note);
            case OUTSIDE_PERSON -> ranges.endOutsidePerson(finding, today, note);
            case ACCOUNT_WITHOUT_ENGAGEMENT -> endAccount(new ItUserId(finding.object()), today, note);
            case ENDED_OWNER -> handOver(new OwnerId(finding.object()), finding.unit(), today, note);
            case MANAGER_WITHOUT_ENGAGEMENT ->
                change(managers, new ManagerId(finding.object()), Manager::vacant, today, note);
            case LEAVE_WITHOUT_ENGAGEMENT ->
                leaves.terminate(new LeaveId(finding.object()), Validity.from(today), note);
            case DUPLICATE_CPR -> withoutNumber(new PersonId(finding.object()), today, note);
        }
    }

    /** Changes what is so today, until it changes anyway or ends. */
    private static <I extends Id, A extends Record> void change(
            Register<I, A> register, I id, UnaryOperator<A> change, LocalDate today, String note) {
        for (var segment : register.segments(id, null).list())
            if (segment.valid().contains(today))
                register.update(id, new Validity(today, segment.valid().until()), change, note);
    }

    private void endAll(PersonId person, LocalDate today, String note) {
        for (var account : accounts.of(person, AsOf.on(today))) endHanging(account.id(), today, note);
        people.endAll(person, Validity.from(today), true, note);
    }

    private void endAccount(ItUserId account, LocalDate today, String note) {
        endHanging(account, today, note);
        accounts.terminate(account, Validity.from(today), note);
    }

    private void endHanging(ItUserId account, LocalDate today, String note) {
        for (var role : table.hanging(Type.ROLE_BINDING, account.value(), today))
            roles.terminate(new RoleBindingId(role), Validity.from(today), note);
        for (var place : table.hanging(Type.ASSOCIATION, account.value(), today))
            associations.terminate(new AssociationId(place), Validity.from(today), note);
    }

    /** Who leads from above leads here by name too; where nobody does, the role is there and vacant. */
    private void manage(UnitId unit, LocalDate today, String note) {
        var above = managers.of(unit, AsOf.on(today), true).stream()
                .map(found -> found.state())
                .filter(manager -> manager.person() != null)
                .findFirst();
        var key = UUID.randomUUID();
        var role = above.map(manager -> new Manager(
                        key.toString(),
                        manager.person(),
                        unit,
                        manager.type(),
                        manager.level(),
                        manager.responsibility(),
                        null))
                .orElseGet(() -> new Manager(key.toString(), null, unit, null, null, List.of(), null));
        managers.create(new ManagerId(key), Validity.from(today), role, note);
    }

    private void notPrimary(EngagementId engagement, LocalDate today, String note) {
        var other = classes.keyed("primary_type", "non-primary", AsOf.on(today))
                .orElseThrow(() -> new RuleBroken("organisation.quality.error.non-primary"));
        change(engagements, engagement, state -> state.ranked(other.id()), today, note);
    }

    /** The manager of a unit owns it; what has no manager has no owner. */
    private void handOver(OwnerId owner, @Nullable UUID unit, LocalDate today, String note) {
        var state =
                owners.find(owner, AsOf.on(today)).orElseThrow(() -> new RuleBroken("organisation.quality.error.gone"));
        var next = unit == null
                ? java.util.Optional.<PersonId>empty()
                : managers.of(new UnitId(unit), AsOf.on(today), true).stream()
                        .flatMap(found ->
                                java.util.stream.Stream.ofNullable(found.state().person()))
                        .filter(person -> !person.equals(state.owner()))
                        .filter(person ->
                                !engagements.of(person, AsOf.on(today)).isEmpty())
                        .findFirst();
        if (next.isEmpty()) owners.terminate(owner, Validity.from(today), note);
        else
            change(
                    owners,
                    owner,
                    old -> new Owner(old.userKey(), old.unit(), old.person(), next.get(), null),
                    today,
                    note);
    }

    /** Only somebody who is not employed loses the number; of two who are, people must say who has it. */
    private void withoutNumber(PersonId person, LocalDate today, String note) {
        if (!engagements.of(person, AsOf.on(today)).isEmpty()) throw new RuleBroken("organisation.quality.error.cpr");
        change(people, person, state -> state.with(null), today, note);
    }
}
