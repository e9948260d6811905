package dk.faelled.roles.projection;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.KleMarkings;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.UserId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads units, their managers and their KLE codes out of the organisation. */
@Component
class UnitReading {
    private static final Set<String> PERFORMING = Set.of("Udførende", "Ansvarlig");
    private static final String INTEREST = "Indsigt";
    private static final Pattern CODE = Pattern.compile("[0-9.]+");
    private final Units units;
    private final Managers managers;
    private final KleMarkings markings;
    private final Classes classes;

    private record Codes(Set<String> performing, Set<String> interest) {
        static final Codes NONE = new Codes(Set.of(), Set.of());
    }

    UnitReading(Units units, Managers managers, KleMarkings markings, Classes classes) {
        this.units = units;
        this.managers = managers;
        this.markings = markings;
        this.classes = classes;
    }

    /** @param accounts which account each of some managers has; who has none leads nothing here */
    List<OrgUnit> all(Decided decided, Function<Collection<PersonId>, Map<PersonId, UserId>> accounts, LocalDate day) {
        var leading = leading(accounts, day);
        var codes = codes(day);
        return SourceReading.pages(units, AsOf.on(day)).stream()
                .map(unit -> {
                    var kle = codes.getOrDefault(unit.id(), Codes.NONE);
                    return read(unit.id(), unit.state(), decided)
                            .ledBy(leading.get(unit.id()))
                            .withKle(false, kle.performing(), kle.interest());
                })
                .toList();
    }

    /** Of some that are known those that are still there; who leads them and their KLE codes are as they were. */
    List<OrgUnit> some(Collection<OrgUnit> known, Decided decided, LocalDate day) {
        var now = units.segments(known.stream().map(OrgUnit::id).toList(), null);
        var found = new ArrayList<OrgUnit>();
        for (var was : known)
            now.getOrDefault(was.id(), Segments.none())
                    .at(day)
                    .ifPresent(unit -> found.add(read(was.id(), unit, decided)
                            .ledBy(was.manager())
                            .withKle(false, was.klePerforming(), was.kleInterest())));
        return found;
    }

    private static OrgUnit read(UnitId id, Unit unit, Decided decided) {
        return OrgUnit.of(id, unit.name(), unit.parent()).onLevel(level(decided, unit.level()));
    }

    private static int level(Decided decided, @Nullable ClassId level) {
        return level == null ? 0 : decided.levels().indexOf(level) + 1;
    }

    /** Where several lead a unit, the one on the highest level: the first by its key; those without a level come last. */
    private Map<UnitId, UserId> leading(
            Function<Collection<PersonId>, Map<PersonId, UserId>> accountsOf, LocalDate day) {
        var all = SourceReading.pages(managers, AsOf.on(day));
        var named = new HashSet<@Nullable ClassId>();
        var leaders = new HashSet<PersonId>();
        for (var manager : all) {
            named.add(manager.state().level());
            if (manager.state().person() != null) leaders.add(manager.state().person());
        }
        var accounts = accountsOf.apply(leaders);
        var levels = classes(named, day);
        var leading = new HashMap<UnitId, UserId>();
        all.stream()
                .sorted(Comparator.comparing((Found<ManagerId, Manager> m) ->
                                key(levels, m.state().level()))
                        .thenComparing(m -> m.id().value()))
                .forEach(m -> {
                    var account = m.state().person() == null
                            ? null
                            : accounts.get(m.state().person());
                    if (account != null) leading.putIfAbsent(m.state().unit(), account);
                });
        return leading;
    }

    private static String key(Map<ClassId, Classification> levels, @Nullable ClassId level) {
        var known = level == null ? null : levels.get(level);
        return known == null ? "\uffff" : known.userKey();
    }

    private Map<UnitId, Codes> codes(LocalDate day) {
        var all = SourceReading.pages(markings, AsOf.on(day));
        var named = new HashSet<@Nullable ClassId>();
        for (var one : all) {
            named.add(one.state().number());
            named.addAll(one.state().aspects());
        }
        var known = classes(named, day);
        var codes = new HashMap<UnitId, Codes>();
        for (var one : all) {
            var number = known.get(one.state().number());
            if (number == null || !CODE.matcher(number.userKey()).matches()) continue;
            var of = codes.computeIfAbsent(one.state().unit(), _ -> new Codes(new TreeSet<>(), new TreeSet<>()));
            for (var aspect : one.state().aspects()) {
                var kind = known.get(aspect);
                if (kind == null) continue;
                if (PERFORMING.contains(kind.userKey())) of.performing().add(number.userKey());
                if (INTEREST.equals(kind.userKey())) of.interest().add(number.userKey());
            }
        }
        return codes;
    }

    private Map<ClassId, Classification> classes(Collection<@Nullable ClassId> ids, LocalDate day) {
        var wanted = new HashSet<ClassId>();
        for (var id : ids) if (id != null) wanted.add(id);
        var found = new HashMap<ClassId, Classification>();
        classes.segments(wanted, null)
                .forEach((id, segments) -> segments.at(day).ifPresent(one -> found.put(id, one)));
        return found;
    }
}
