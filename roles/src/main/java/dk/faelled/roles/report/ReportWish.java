package dk.faelled.roles.report;

import dk.faelled.roles.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report is to tell, whatever the day.
 *
 * @param units only those who work in one of them; empty: everybody
 * @param systems only what these systems' roles give; empty: all
 * @param manager only those whom this one leads; null: everybody
 */
record ReportWish(
        List<UUID> units, List<Long> systems, @Nullable UserId manager, Set<ReportPart> parts) {
    ReportWish {
        units = List.copyOf(units);
        systems = List.copyOf(systems);
        parts = Set.copyOf(parts);
    }

    boolean has(ReportPart part) {
        return parts.contains(part);
    }
}
