package dk.faelled.platform;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one log of who changed and who read what. Writes in the running transaction. */
public interface Audit {
    /**
     * @param action {@code module.noun.verb}
     * @param entity {@code kind:uuid}
     * @param before the state that was, a record; null where there was none
     * @param after the state that is, a record; null where it is gone
     * @param reason the user's own words; null where none were given
     */
    record Change(
            String action,
            String entity,
            @Nullable Record before,
            @Nullable Record after,
            @Nullable String reason) {}

    /** Many at once, in their order, in a few round trips. */
    void changed(List<Change> changes);

    /** One change; the members of {@link Change}. */
    default void changed(
            String action, String entity, @Nullable Record before, @Nullable Record after, @Nullable String reason) {
        changed(List.of(new Change(action, entity, before, after, reason)));
    }

    /**
     * An ordinary look at personal data: written within a second, apart from the running transaction. What must be in the
     * log before the answer leaves goes through {@link #accessed}.
     */
    void viewed(String kind, Collection<String> subjects);

    /** Reading of personal data. @param subjects {@code kind:uuid} each */
    void accessed(String kind, Collection<String> subjects, @Nullable String purpose);
}
