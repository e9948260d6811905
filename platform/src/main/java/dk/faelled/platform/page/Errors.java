package dk.faelled.platform.page;

import dk.faelled.platform.RuleBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** What was wrong with a form: for the summary on top and beside each field. */
public record Errors(List<Error> all) {
    public static final Errors NONE = new Errors(List.of());

    /** @param field name of the field, which is its id in the page too; null where it concerns the whole form */
    public record Error(@Nullable String field, String text) {}

    public Errors {
        all = List.copyOf(all);
    }

    public static Errors of(@Nullable String field, String text) {
        return new Errors(List.of(new Error(field, text)));
    }

    public static Errors of(RuleBroken broken) {
        return of(broken.field(), Messages.text(broken));
    }

    /** From Jakarta Validation: a message {@code {key}} is looked up, anything else is shown as it stands. */
    public static Errors of(BindingResult result) {
        var found = new ArrayList<Error>();
        for (var error : result.getAllErrors()) {
            var message = Objects.requireNonNullElse(error.getDefaultMessage(), "");
            var key = message.replaceFirst("^\\{(.*)}$", "$1");
            found.add(new Error(
                    error instanceof FieldError field ? field.getField() : null,
                    Messages.current().has(key) ? Messages.text(key) : message));
        }
        return new Errors(found);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first error of the field, null for none. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(error -> field.equals(error.field))
                .map(Error::text)
                .findFirst()
                .orElse(null);
    }
}
