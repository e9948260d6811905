package dk.faelled.platform.importing;

import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.ArrayList;
import java.util.List;

/** What each name in the headers of a file means: to be put right by the one who knows the file. */
public record ImportColumnsView(ImportRun run, List<Part> parts, Errors errors) {

    /** @param name of the file in an archive; empty where there is only one */
    public record Part(String name, List<Name> names, List<Option> choices) {}

    /** @param field of the form @param column that it means now; {@code -} for none */
    public record Name(String field, String name, String column) {}

    static List<Part> of(List<MappingTable.Understood> headers, List<ImportColumn> columns) {
        var choices = new ArrayList<Option>();
        choices.add(new Option(Header.LEFT_OUT, Messages.text("platform.import.columns.none")));
        for (var column : columns) choices.add(new Option(column.name(), column.label()));
        var parts = new ArrayList<Part>();
        for (int p = 0; p < headers.size(); p++) {
            var header = headers.get(p);
            var names = new ArrayList<Name>();
            for (int i = 0; i < header.names().size(); i++)
                names.add(new Name(
                        "c" + p + "-" + i,
                        header.names().get(i),
                        header.columns().get(i)));
            parts.add(new Part(header.part(), names, choices));
        }
        return parts;
    }
}
