package dk.faelled.organisation.editing;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Link;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The forms of lines: what each changes, and from which page one comes. */
@Component
class LineDrafts {
    /** The tab that one comes from. */
    record Place(Side side, UUID owner, Section section, Moment moment) {
        Type type() {
            return Objects.requireNonNull(section.type());
        }

        String path() {
            return side.path(owner) + "/" + section.word();
        }

        Id ownerId() {
            return (side == Side.UNIT ? Type.UNIT : Type.PERSON).id(owner);
        }
    }

    private final AllRegisters registers;
    private final Belonging belonging;
    private final Names names;

    LineDrafts(AllRegisters registers, Belonging belonging, Names names) {
        this.registers = registers;
        this.belonging = belonging;
        this.names = names;
    }

    Draft<?, ?> fresh(Place place) {
        return draft(
                place,
                Act.NEW,
                registers.of(place.type()),
                Sheets.of(place.side(), place.section(), true),
                null,
                place.path() + "/new");
    }

    Draft<?, ?> of(Place place, UUID line, String word) {
        var act = Act.valueOf(word.toUpperCase(Locale.ROOT));
        var register = registers.of(place.type());
        if (belonging.of(register, place, line).isEmpty())
            throw new NotFound(place.type().table() + " " + line);
        var sheet = belonging.second(register, place, line)
                ? Sheets.relatedFromTheOther()
                : Sheets.of(place.side(), place.section(), false);
        return draft(place, act, register, sheet, line, place.path() + "/" + line + "/" + word);
    }

    @SuppressWarnings("unchecked")
    private <I extends Id, A extends Record> Draft<I, A> draft(
            Place place,
            Act act,
            Register<?, ?> register,
            Sheet<?> sheet,
            @org.jspecify.annotations.Nullable UUID line,
            String action) {
        var typed = (Register<I, A>) register;
        var here = place.side().path(place.owner());
        var moment = place.moment();
        var owner = names.of(List.of(place.owner()), AsOf.on(moment.on())).get(place.owner());
        if (owner == null) throw new NotFound(place.side().owner() + " " + place.owner());
        return new Draft<>(
                act,
                typed,
                (Sheet<A>) sheet,
                line == null ? null : (I) place.type().id(line),
                Map.of(
                        place.section() == Section.ROLEBINDINGS
                                ? Draft.HOLDER
                                : place.side().owner(),
                        place.ownerId()),
                (valid, state, in, note) -> typed.create((I) place.type().id(UUID.randomUUID()), valid, state, note)
                        .value(),
                true,
                text(
                        "organisation.edit.title." + act.word(),
                        text("organisation.one."
                                + (place.section() == Section.ITASSOCIATIONS
                                        ? "it_association"
                                        : place.type().table()))),
                List.of(
                        new Link(
                                text("organisation.menu." + (place.side() == Side.UNIT ? "units" : "persons")),
                                moment.at(place.side() == Side.UNIT ? "/organisation/units" : "/organisation/persons")),
                        new Link(owner, moment.at(here, "tab", place.section().word()))),
                moment.at(action),
                m -> m.at(here, "tab", place.section().word()),
                moment);
    }
}
