package dk.faelled.platform.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new key is for; absent members take the defaults of platform R-5. */
public record IssueKey(
        String name, String purpose, List<String> permissions, List<String> cidrs, int days, int perSecond, int burst) {

    @com.fasterxml.jackson.annotation.JsonCreator
    public static IssueKey of(
            @Nullable String name,
            @Nullable String purpose,
            @Nullable List<String> permissions,
            @Nullable List<String> cidrs,
            @Nullable Integer days,
            @Nullable Integer perSecond,
            @Nullable Integer burst) {
        return new IssueKey(
                name == null ? "" : name,
                purpose == null ? "" : purpose,
                permissions == null ? List.of() : permissions,
                cidrs == null ? List.of() : cidrs,
                days == null ? KeyRegister.DEFAULT_DAYS : days,
                perSecond == null ? 50 : perSecond,
                burst == null ? 200 : burst);
    }
}
