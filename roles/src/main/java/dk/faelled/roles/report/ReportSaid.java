package dk.faelled.roles.report;

import dk.faelled.roles.lookup.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which report is wanted; the names of the members are those that clients know.
 *
 * @param date yyyy-MM-dd
 * @param managerFilter account name or UUID: only those whom this one leads
 * @param unitFilter only those who work in one of the units; empty: everybody
 * @param itsystemFilter only what these systems' roles give; empty: all
 */
record ReportSaid(
        @Nullable String date,
        @Nullable String managerFilter,
        List<UUID> unitFilter,
        List<Long> itsystemFilter,
        @Nullable Boolean showUsers,
        @Nullable Boolean showOUs,
        @Nullable Boolean showUserRoles,
        @Nullable Boolean showNegativeRoles,
        @Nullable Boolean showKLE,
        @Nullable Boolean showItSystems,
        @Nullable Boolean showInactiveUsers) {
    ReportSaid {
        unitFilter = known(unitFilter);
        itsystemFilter = known(itsystemFilter);
    }

    private static <T> List<T> known(@Nullable List<T> said) {
        return said == null ? List.of() : said.stream().filter(Objects::nonNull).toList();
    }

    Set<ReportPart> parts() {
        var parts = EnumSet.noneOf(ReportPart.class);
        for (var part : ReportPart.values()) {
            var shown = said(part);
            if (shown == null ? ReportPart.USUAL.contains(part) : shown) parts.add(part);
        }
        return parts;
    }

    private @Nullable Boolean said(ReportPart part) {
        return switch (part) {
            case USERS -> showUsers;
            case UNITS -> showOUs;
            case USER_ROLES -> showUserRoles;
            case NEGATIVE -> showNegativeRoles;
            case KLE -> showKLE;
            case SYSTEM_ROLES -> showItSystems;
            case INACTIVE -> showInactiveUsers;
        };
    }

    LocalDate day(LocalDate today) {
        if (date == null || date.isBlank()) throw Refused.wrong("date is required, yyyy-MM-dd");
        try {
            var day = LocalDate.parse(date.strip().split("T", 2)[0]);
            if (!day.isAfter(today)) return day;
        } catch (DateTimeException notADay) {
            throw Refused.wrong("Invalid value '%s' for field 'date'. A day is written yyyy-MM-dd".formatted(date));
        }
        throw Refused.wrong("date must be today or before");
    }
}
