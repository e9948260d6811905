package dk.faelled.organisation;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change touches, as far as somebody owns it: an object tied to a unit is judged by the unit, else by its person.
 *
 * @param accounts judged by whose they are
 * @param beyond whether it touches what nobody owns: new roots and persons, the classification
 */
public record Touched(Set<UnitId> units, Set<PersonId> persons, Set<ItUserId> accounts, boolean beyond) {
    public static final Touched NOTHING = new Touched(Set.of(), Set.of(), Set.of(), false);
    public static final Touched BEYOND = new Touched(Set.of(), Set.of(), Set.of(), true);

    public Touched and(Touched more) {
        return new Touched(
                union(units, more.units),
                union(persons, more.persons),
                union(accounts, more.accounts),
                beyond || more.beyond);
    }

    public static Touched unit(UnitId unit) {
        return new Touched(Set.of(unit), Set.of(), Set.of(), false);
    }

    public static Touched person(PersonId person) {
        return new Touched(Set.of(), Set.of(person), Set.of(), false);
    }

    /** What an object in this state is tied to; of units and persons themselves their own ids decide. */
    public static Touched by(Record state) {
        return switch (state) {
            case Engagement e -> unit(e.unit());
            case Association a -> unit(a.unit());
            case Manager m -> unit(m.unit());
            case Kle k -> unit(k.unit());
            case Address a -> either(a.unit(), a.person());
            case ItUser i -> either(i.unit(), i.person());
            case Owner o -> either(o.unit(), o.person());
            case Leave l -> person(l.person());
            case RelatedUnit r -> unit(r.unit()).and(unit(r.other()));
            case RoleBinding b -> {
                var account = new Touched(Set.of(), Set.of(), Set.of(b.itUser()), false);
                yield b.unit() == null ? account : account.and(unit(b.unit()));
            }
            default -> BEYOND;
        };
    }

    private static Touched either(@Nullable UnitId unit, @Nullable PersonId person) {
        if (unit != null) return unit(unit);
        return person == null ? BEYOND : person(person);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }
}
