package dk.faelled.organisation.importing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the CSV set says, row by row; several rows of one key are its states, one after the other. */
final class CsvRows {
    private CsvRows() {}

    /** @param until the first day that no longer counts */
    record Period(@Nullable LocalDate from, @Nullable LocalDate until) {}

    record UnitState(String name, String parentKey, String type, String level, Period period) {}

    record UnitRow(
            String key,
            String uuid,
            List<UnitState> states,
            String phone,
            String email,
            String ean,
            String pnumber,
            String dar) {
        /** The first day on which it is no longer there; null while it has no end. */
        @Nullable
        LocalDate until() {
            @Nullable LocalDate last = null;
            for (var state : states) {
                var until = state.period().until();
                if (until == null) return null;
                if (last == null || until.isAfter(last)) last = until;
            }
            return last;
        }
    }

    record PersonRow(
            String key,
            String uuid,
            String sealedCpr,
            String givenName,
            String surname,
            String nickname,
            String email,
            String phone) {}

    record EngagementState(
            String unitKey,
            String jobFunction,
            String type,
            @Nullable Integer fraction,
            String primary,
            Period period) {}

    record EngagementRow(String key, String person, List<EngagementState> states) {}

    record ManagerState(String person, String level, List<String> responsibilities, Period period) {}

    record ManagerRow(String name, String unitKey, String type, List<ManagerState> states) {}

    record AccountState(String externalId, List<String> engagementKeys, Period period) {}

    record AccountRow(String system, String username, String person, List<AccountState> states) {}
}
