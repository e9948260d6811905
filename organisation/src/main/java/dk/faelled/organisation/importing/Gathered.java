package dk.faelled.organisation.importing;

import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.Table.Row;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object and the rows that speak of it: all of them count, or none. */
class Gathered<S> {
    private final Row first;
    private final List<Long> lines = new ArrayList<>();
    private final List<S> states = new ArrayList<>();
    private @Nullable Long refused;

    Gathered(Row first) {
        this.first = first;
    }

    Row first() {
        return first;
    }

    List<S> states() {
        return states;
    }

    void add(Row row, S state) {
        lines.add(row.line());
        states.add(state);
    }

    /** The row was refused, and said so itself. */
    void refuse(Row row) {
        if (refused == null) refused = row.line();
    }

    void stage(Staging out, int phase, Record data) {
        if (refused == null) {
            out.row(phase, lines, data);
            return;
        }
        for (var line : lines)
            out.problem(
                    line,
                    "",
                    "",
                    Messages.text("organisation.import.problem.belongs", refused),
                    Messages.text("organisation.import.problem.belongs.right", refused));
    }
}
