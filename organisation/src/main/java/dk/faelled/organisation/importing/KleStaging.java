package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleNumber;
import dk.faelled.platform.Staging;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stages what was read, main groups before groups before subjects, and says what is wrong with it. */
class KleStaging {
    private final Staging out;
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();

    KleStaging(Staging out) {
        this.out = out;
    }

    /**
     * @param column what the file calls the number
     * @param within the number of what it stands in; null where it stands alone
     * @return whether it was taken
     */
    boolean item(long line, String column, KleNumber.Level level, @Nullable String within, KleItem item) {
        var number = item.number();
        if (!KleNumber.isOne(number) || item.kle().level() != level)
            return refuse(line, column, number, "number", level.form());
        if (item.title().isBlank()) return refuse(line, column, number, "title");
        if (!item.uuid().isEmpty() && !isUuid(item.uuid())) return refuse(line, "UUID", item.uuid(), "uuid");
        if (within != null && !number.startsWith(within + ".")) return refuse(line, column, number, "within", within);
        for (var name : item.uuid().isEmpty() ? List.of(number) : List.of(number, item.uuid())) {
            var before = lines.putIfAbsent(name, line);
            if (before != null) return refuse(line, column, name, "twice", before);
        }
        out.row(level.ordinal(), line, item);
        return true;
    }

    boolean refuse(long line, String column, String value, String what, Object... arguments) {
        out.problem(
                line,
                column,
                value,
                Messages.text("organisation.import.kle.problem." + what, arguments),
                Messages.text("organisation.import.kle.problem." + what + ".right", arguments));
        return false;
    }

    void unknown(String element) {
        unknown.merge(element, 1, Integer::sum);
    }

    /** Says which elements were left out, and how many of each. */
    void done() {
        if (unknown.isEmpty()) return;
        var formats = new Formats(Messages.locale());
        out.header(
                unknown.entrySet().stream()
                        .map(e -> "%s (%s)".formatted(e.getKey(), formats.number(e.getValue())))
                        .toList(),
                Map.of());
    }

    private static boolean isUuid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
