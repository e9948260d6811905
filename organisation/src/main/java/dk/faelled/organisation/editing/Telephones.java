package dk.faelled.organisation.editing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Type;
import org.springframework.stereotype.Component;

/** People write telephone numbers in groups; they are kept without the blanks (3.4). */
@Component
class Telephones {
    private final Classes classes;

    Telephones(Classes classes) {
        this.classes = classes;
    }

    Typed grouped(Draft<?, ?> draft, Typed in) {
        if (draft.sheet().type() != Type.ADDRESS || !in.has("value")) return in;
        var telephone = in.uuid("type").stream()
                .flatMap(type -> classes.segments(new ClassId(type), null).list().stream())
                .map(Segment::state)
                .anyMatch(c -> "PHONE".equals(c.scope()));
        return telephone ? in.with("value", in.text("value").replaceAll("\\s", "")) : in;
    }
}
