package dk.faelled.organisation.page;

import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.PersonCard;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Touched;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Now;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the reader of a page may change of what it shows, so that it shows no act that would be refused. */
@Component
public class Changeable {
    private final EditAccess owned;
    private final AccessDecider access;
    private final AllRegisters registers;

    Changeable(EditAccess owned, AccessDecider access, AllRegisters registers) {
        this.owned = owned;
        this.access = access;
        this.registers = registers;
    }

    /** Whether there is anything: what was known earlier can be looked at only. */
    public boolean anything(Moment moment) {
        return !moment.past() && access.may("organisation.edit.own");
    }

    /** New roots and new persons, which nobody owns. */
    public boolean everything(Moment moment) {
        return !moment.past() && access.may("organisation.edit");
    }

    public boolean unit(UnitId unit, Moment moment) {
        return anything(moment) && owned.allows(Touched.unit(unit));
    }

    public boolean person(PersonId person, Moment moment) {
        return anything(moment) && owned.allows(Touched.person(person));
    }

    /** Whether everything that a person who leaves leaves behind may be ended. */
    public boolean leaver(PersonCard card, Moment moment) {
        if (!anything(moment)) return false;
        var person = Touched.person(card.person().id());
        return owned.allows(card.lines().stream()
                .map(line -> line.unit() == null ? person : Touched.unit(line.unit()))
                .reduce(person, Touched::and));
    }

    /** Those of the units or persons. */
    public Set<UUID> of(Side side, Collection<UUID> ids) {
        var touched = new HashMap<UUID, Touched>();
        for (var id : ids)
            touched.put(id, side == Side.UNIT ? Touched.unit(new UnitId(id)) : Touched.person(new PersonId(id)));
        return owned.allowed(touched);
    }

    /** Those of the lines. */
    public Set<UUID> lines(Type type, Collection<UUID> ids) {
        if (!owned.onlyOwned()) return Set.copyOf(ids);
        return owned.allowed(touched(registers.of(type), type, ids));
    }

    /** Refuses a form that could not be saved. */
    public void require(Type type, UUID id) {
        if (!owned.onlyOwned()) return;
        var allowed =
                switch (type) {
                    case UNIT -> owned.allows(Touched.unit(new UnitId(id)));
                    case PERSON -> owned.allows(Touched.person(new PersonId(id)));
                    default -> lines(type, Set.of(id)).contains(id);
                };
        if (!allowed) throw ErrorKey.FORBIDDEN.broken();
    }

    /** Whether a line may be added from here: on a person what joins it to a unit is judged by the unit, chosen later. */
    public boolean add(Side side, Section section, UUID owner) {
        if (!owned.onlyOwned()) return true;
        if (side == Side.UNIT) return owned.allows(Touched.unit(new UnitId(owner)));
        return switch (section) {
            case ENGAGEMENTS, ASSOCIATIONS, ITASSOCIATIONS, MANAGERS -> owned.ownsAnything();
            default -> owned.allows(Touched.person(new PersonId(owner)));
        };
    }

    @SuppressWarnings("unchecked")
    private static <I extends Id> Map<UUID, Touched> touched(Register<I, ?> register, Type type, Collection<UUID> ids) {
        var typed = new HashSet<I>();
        for (var id : ids) typed.add((I) type.id(id));
        var touched = new HashMap<UUID, Touched>();
        var today = Validity.from(Now.day());
        // where it was before is no hindrance to what is changed from now on
        register.segments(typed, null)
                .forEach((id, segments) -> touched.put(
                        id.value(),
                        (segments.overlapping(today).isEmpty() ? segments.list() : segments.overlapping(today))
                                .stream().map(s -> Touched.by(s.state())).reduce(Touched.NOTHING, Touched::and)));
        return touched;
    }
}
