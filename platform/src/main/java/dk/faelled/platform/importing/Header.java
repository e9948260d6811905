package dk.faelled.platform.importing;

import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.RuleBroken;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first row of a table, and which of the importer's columns each name means.
 *
 * @param names as they stand in the file
 * @param columns the importer's column to its place, from 0
 */
record Header(List<String> names, Map<String, Integer> columns) {
    /** What marks a name that its reader has chosen to leave out. */
    static final String LEFT_OUT = "-";

    /** @param chosen what a person has said before of these names, lower case, to the column or {@link #LEFT_OUT} */
    static Header of(List<String> names, List<ImportColumn> known, Map<String, String> chosen) {
        checkMerged(names);
        var aliases = new HashMap<String, String>();
        for (var column : known) {
            for (var alias : column.aliases()) aliases.put(alias, column.name());
            aliases.put(column.name(), column.name());
        }
        var columns = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            var name = key(names.get(i));
            var column = chosen.getOrDefault(name, aliases.get(name));
            if (column == null || column.equals(LEFT_OUT)) continue;
            if (columns.putIfAbsent(column, i) != null) throw new RuleBroken("platform.import.column-twice", column);
        }
        return new Header(List.copyOf(names), columns);
    }

    /** A name as it is compared. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Cells that were merged leave all but the first one empty: nobody can say what they head. */
    private static void checkMerged(List<String> names) {
        int last = names.size();
        while (last > 0 && names.get(last - 1).isBlank()) last--;
        for (int i = 0; i < last; i++)
            if (names.get(i).isBlank()) throw new RuleBroken("platform.import.header-gap", i + 1);
    }
}
