package dk.faelled.organisation.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a payroll file says, object by object. Days called {@code until} are the first that no longer count. */
final class OpusRows {
    /** Kinds of a unit's addresses, as they stand in {@link UnitRow#contacts}. */
    static final String POST = "post";

    private OpusRows() {}

    /**
     * @param on the day of the file
     * @param changed from when what is said now holds
     * @param contacts kind to value; without those that the file leaves empty
     */
    record UnitRow(
            String number,
            LocalDate on,
            LocalDate changed,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String parent,
            String name,
            String type,
            Map<String, String> contacts) {}

    /** What is closed is closed last, when those in it have moved. */
    record UnitEnd(String number, LocalDate on, LocalDate until) {}

    /** The employment ends with the day of the file. */
    record Leave(String number, LocalDate on) {}

    record Function(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /**
     * @param cancelled it never existed; nothing but the number counts
     * @param sealedCpr key and sealed number
     * @param post the postal address; empty where it is protected
     */
    record Employment(
            String number,
            LocalDate on,
            LocalDate changed,
            boolean cancelled,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String sealedCpr,
            String givenName,
            String surname,
            String phone,
            String email,
            String post,
            boolean protectedPost,
            String account,
            String unit,
            String type,
            String job,
            @Nullable Integer fraction,
            boolean manager,
            String level,
            List<Function> functions) {}
}
