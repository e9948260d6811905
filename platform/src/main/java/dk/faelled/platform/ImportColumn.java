package dk.faelled.platform;

import java.util.Arrays;
import java.util.List;

/**
 * A column that a file may have.
 *
 * @param name as the importer asks for it
 * @param aliases what else a header may call it, lower case, the Danish word first
 */
public record ImportColumn(String name, List<String> aliases) {
    public static ImportColumn of(String name, String... aliases) {
        return new ImportColumn(name, Arrays.asList(aliases));
    }

    /** As it is offered to somebody who chooses among columns. */
    public String label() {
        return aliases.isEmpty() ? name : "%s (%s)".formatted(aliases.getFirst(), name);
    }
}
