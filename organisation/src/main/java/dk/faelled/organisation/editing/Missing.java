package dk.faelled.organisation.editing;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import java.util.Map;

/** States name an empty field as OS2mo does; a form names it as it is called there. */
final class Missing {
    private static final Map<String, String> FIELDS = Map.of(
            "user_key",
            "userKey",
            "given_name",
            "givenName",
            "name",
            "name",
            "value",
            "value",
            "kle_aspects",
            "aspects");

    private Missing() {}

    static Errors named(RuleBroken broken) {
        if (broken.field() == null
                && broken.key().equals(ErrorKey.MISSING_REQUIRED_VALUE.key())
                && !broken.arguments().isEmpty()) {
            var field = FIELDS.get(String.valueOf(broken.arguments().getFirst()));
            if (field != null)
                return Errors.of(
                        field,
                        Messages.text("organisation.edit.error.missing", Messages.text("organisation.field." + field)));
        }
        return Errors.of(broken);
    }
}
