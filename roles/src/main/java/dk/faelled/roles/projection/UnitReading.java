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
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads units, their managers and their KLE codes out of the organisation. */
@Component
class UnitReading {
    private static final Set<String> PERFORMING = Set.of("Udførende", "Ansvarlig");
    private static final String INTEREST = "Indsigt";
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

    /** @param accounts whose account each manager has; who has none leads nothing here */
    List<OrgUnit> all(Decided decided, Map<PersonId, UserId> accounts, LocalDate day) {
        var leading = leading(accounts, day);
        var codes = codes(day);
        return SourceReading.pages(units, AsOf.on(day)).stream()
                .map(unit -> {
                    var kle = codes.getOrDefault(unit.id(), Codes.NONE);
                    return new OrgUnit(
                            unit.id(),
                            unit.state().name(),
                            unit.state().parent(),
                            level(decided, unit.state().level()),
                            false,
                            leading.get(unit.id()),
                            kle.performing(),
                            kle.interest(),
                            false);
                })
                .toList();
    }

    private static int level(Decided decided, @Nullable ClassId level) {
        return level == null ? 0 : decided.levels().indexOf(level) + 1;
    }

    /** Where several lead a unit, the one on the highest level: the first by its key; those without a level come last. */
    private Map<UnitId, UserId> leading(Map<PersonId, UserId> accounts, LocalDate day) {
        var all = SourceReading.pages(managers, AsOf.on(day));
        var named = new HashSet<@Nullable ClassId>();
        for (var manager : all) named.add(manager.state().level());
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
            if (number == null) continue;
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
