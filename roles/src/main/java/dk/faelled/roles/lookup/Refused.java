package dk.faelled.roles.lookup;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a client cannot have, in the words that clients of the predecessor know. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final HttpStatus status;

    public Refused(HttpStatus status, String words) {
        super(words);
        this.status = status;
    }

    public static Refused wrong(String words) {
        return new Refused(HttpStatus.BAD_REQUEST, words);
    }

    HttpStatus status() {
        return status;
    }

    /** One of the values of an enumeration, whatever the case. @param field the member that says it */
    public static <E extends Enum<E>> E demand(Class<E> kind, @Nullable String said, String field) {
        var name = said == null ? "" : said.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("Invalid value '%s' for field '%s'. Allowed values are: %s"
                        .formatted(said, field, Arrays.toString(kind.getEnumConstants()))));
    }
}
