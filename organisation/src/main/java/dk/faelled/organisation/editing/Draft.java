package dk.faelled.organisation.editing;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Link;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One form: what it changes and where one comes from.
 *
 * @param id null for something new
 * @param given what the page itself says of something new, such as the unit on whose page one is
 * @param dated whether something new asks for its days
 * @param action where the form is sent, and asked for again
 * @param backTo where one comes from and goes back to; {@link #MADE} in it becomes the id of what was made
 */
public record Draft<I extends Id, A extends Record>(
        Act act,
        Register<I, A> register,
        Sheet<A> sheet,
        @Nullable I id,
        Map<String, Id> given,
        Maker<A> maker,
        boolean dated,
        String title,
        List<Link> breadcrumb,
        String action,
        Function<Moment, String> backTo,
        Moment moment) {
    public static final String MADE = "{id}";

    /** In {@code given}: on whose page one is, where what is made does not itself refer to that. */
    static final String HOLDER = "holder";

    /** Makes something new and answers where it is shown. */
    @FunctionalInterface
    public interface Maker<A extends Record> {
        UUID make(Validity valid, A state, Typed in, @Nullable String note);
    }

    String back() {
        return backTo.apply(moment);
    }

    /** In whose tree classes may be owned; null where no unit is known yet. */
    @Nullable
    UnitId unit(Typed in) {
        if (given.get("unit") instanceof UnitId unit) return unit;
        if (given.get("parent") instanceof UnitId parent) return parent;
        if (id instanceof UnitId unit) return unit;
        if (sheet.type() == Type.CLASS) return in.uuid("owner").map(UnitId::new).orElse(null);
        return in.uuid("unit").or(() -> in.uuid("parent")).map(UnitId::new).orElse(null);
    }

    /** Whose accounts may be chosen. */
    @Nullable
    Id holder() {
        var holder = given.get(HOLDER);
        return holder != null ? holder : given.get("person");
    }

    /** Whose employments may be chosen; null where nobody is chosen yet. */
    @Nullable
    PersonId person(Typed in) {
        if (given.get("person") instanceof PersonId person) return person;
        return in.uuid("person").map(PersonId::new).orElse(null);
    }
}
