package dk.faelled.identity.coredata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group as it is posted, and as it is told again. @param members user names */
record GroupSaid(
        @Nullable String uuid,
        @Nullable String name,
        @Nullable String description,
        @Nullable List<@Nullable String> members) {}
