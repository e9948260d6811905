package dk.faelled.identity.coredata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is posted of a person who is there already. */
final class ExtraSaid {
    private ExtraSaid() {}

    record Job(@Nullable String identifier, @Nullable String cvr) {}

    /** @param jfrs in a load of all @param addJfrs in one of changes, as {@code removeJfrs} */
    record Jobs(
            @Nullable String samAccountName,
            @Nullable String uuid,
            @Nullable List<@Nullable Job> jfrs,
            @Nullable List<@Nullable Job> addJfrs,
            @Nullable List<@Nullable Job> removeJfrs) {}

    record Kombit(
            @Nullable String samAccountName,
            @Nullable String uuid,
            @Nullable Map<String, @Nullable String> kombitAttributes) {}
}
