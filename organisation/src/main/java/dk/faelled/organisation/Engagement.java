package dk.faelled.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An employment of a person in a unit; the employment number is its {@code userKey}, {@code fraction} counts millionths of full time. */
public record Engagement(
        String userKey,
        PersonId person,
        UnitId unit,
        @OfFacet("engagement_type") ClassId type,
        @OfFacet("engagement_job_function") ClassId jobFunction,
        @OfFacet("primary_type") @Nullable ClassId primary,
        @Nullable Integer fraction,
        List<String> extensions) {
    public Engagement {
        Required.text("user_key", userKey);
        if (fraction != null && (fraction < 0 || fraction > 1_000_000))
            throw ErrorKey.INVALID_INPUT.broken("fraction " + fraction);
        if (extensions.size() > 10) throw ErrorKey.INVALID_INPUT.broken("extension_" + extensions.size());
        extensions = List.copyOf(extensions);
    }

    public static Engagement of(String userKey, PersonId person, UnitId unit, ClassId type, ClassId jobFunction) {
        return new Engagement(userKey, person, unit, type, jobFunction, null, null, List.of());
    }

    public Engagement in(UnitId unit) {
        return new Engagement(userKey, person, unit, type, jobFunction, primary, fraction, extensions);
    }

    public Engagement as(ClassId jobFunction) {
        return new Engagement(userKey, person, unit, type, jobFunction, primary, fraction, extensions);
    }

    public Engagement ranked(@Nullable ClassId primary) {
        return new Engagement(userKey, person, unit, type, jobFunction, primary, fraction, extensions);
    }
}
