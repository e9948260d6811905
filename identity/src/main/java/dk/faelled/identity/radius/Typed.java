package dk.faelled.identity.radius;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the field for the password.
 *
 * @param code of an authenticator app, typed behind the password and a comma ({@code Sommer-i-Dalby,123456}); null for none
 */
record Typed(String password, @Nullable String code) {
    private static final Pattern WITH_CODE = Pattern.compile("(?s)(.*),(\\d{6})");

    /** @param codes whether a second factor may be needed; else all of it is the password */
    static Typed of(String text, boolean codes) {
        return Optional.of(WITH_CODE.matcher(text))
                .filter(found -> codes && found.matches())
                .map(found -> new Typed(found.group(1), found.group(2)))
                .orElseGet(() -> new Typed(text, null));
    }

    @Override
    public String toString() {
        return "Typed[]";
    }
}
