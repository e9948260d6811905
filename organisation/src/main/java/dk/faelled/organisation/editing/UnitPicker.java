package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The field in which a unit is found and chosen, for pages that are no form of one object. */
@Component
public class UnitPicker {
    private final Choices choices;

    UnitPicker(Choices choices) {
        this.choices = choices;
    }

    /** @param name of the field; what is searched for stands in the field of the same name with {@code Query} */
    public EditView.Field field(String name, String label, Typed in, LocalDate day) {
        var found = choices.picked(name, Ask.Kind.UNIT, in, AsOf.on(day));
        return new EditView.Field(name, label, Ask.Kind.UNIT, found.options(), false, "", found.places(), false, "");
    }
}
