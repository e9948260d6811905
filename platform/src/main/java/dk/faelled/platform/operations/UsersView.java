package dk.faelled.platform.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param more the last one shown, where there are more */
public record UsersView(List<Line> users, @Nullable String more) {

    /** @param page where the roles are given and taken; null where that is nowhere */
    public record Line(
            String userName,
            String displayName,
            String roles,
            boolean invited,
            @Nullable String page) {}
}
