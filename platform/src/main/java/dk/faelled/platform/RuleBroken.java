package dk.faelled.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of the domain says no; the key finds the sentence in the message files. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String key;
    private final transient List<Object> arguments;
    private final @Nullable String field;

    public RuleBroken(String key, Object... arguments) {
        this(null, key, List.of(arguments));
    }

    private RuleBroken(@Nullable String field, String key, List<Object> arguments) {
        super(key);
        this.field = field;
        this.key = key;
        this.arguments = arguments;
    }

    /** The same, tied to the form field or JSON member that was wrong. */
    public RuleBroken at(String field) {
        return new RuleBroken(field, key, arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public @Nullable String field() {
        return field;
    }
}
