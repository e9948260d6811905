package dk.faelled.organisation.editing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.OfFacet;
import dk.faelled.organisation.OneOf;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.organisation.UnitId;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question of a form: a component of a state. */
public record Ask(String name, Kind kind, boolean required, List<String> facets) {
    public enum Kind {
        TEXT,
        CLASS,
        CLASSES,
        PERSON,
        UNIT,
        ENGAGEMENT,
        ENGAGEMENTS,
        ACCOUNT,
        WORD,
        SYSTEM,
        SHARE,
        DATE,
        CPR;

        /** Chosen in a list that depends on the day. */
        boolean chosen() {
            return this == CLASS || this == SYSTEM || this == ENGAGEMENT || this == ACCOUNT || several();
        }

        /** Boxes to tick; those that are not ticked are not sent. */
        boolean several() {
            return this == CLASSES || this == ENGAGEMENTS;
        }
    }

    static Ask of(RecordComponent component, boolean required, List<String> facets) {
        var facet = component.getAnnotation(OfFacet.class);
        return new Ask(
                component.getName(),
                kind(component),
                required || !component.getAnnotatedType().isAnnotationPresent(Nullable.class) && mustBeGiven(component),
                !facets.isEmpty() || facet == null ? facets : List.of(facet.value()));
    }

    /** Texts say themselves whether they may be empty; lists may. */
    private static boolean mustBeGiven(RecordComponent component) {
        return component.getType() != String.class && component.getType() != List.class;
    }

    private static Kind kind(RecordComponent component) {
        var type = component.getType();
        if (component.isAnnotationPresent(OneOf.class)) return Kind.WORD;
        if (type == String.class) return Kind.TEXT;
        if (component.getGenericType().getTypeName().contains(EngagementId.class.getName()) && type == List.class)
            return Kind.ENGAGEMENTS;
        if (type == ItUserId.class) return Kind.ACCOUNT;
        if (type == ClassId.class) return Kind.CLASS;
        if (type == List.class) return Kind.CLASSES;
        if (type == PersonId.class) return Kind.PERSON;
        if (type == UnitId.class) return Kind.UNIT;
        if (type == EngagementId.class) return Kind.ENGAGEMENT;
        if (type == ItSystemId.class) return Kind.SYSTEM;
        if (type == Integer.class) return Kind.SHARE;
        if (type == LocalDate.class) return Kind.DATE;
        if (type == SealedCpr.class) return Kind.CPR;
        throw new IllegalArgumentException(type.getName());
    }
}
