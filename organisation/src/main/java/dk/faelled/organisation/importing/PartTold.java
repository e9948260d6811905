package dk.faelled.organisation.importing;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.Staging;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Staging that also tells which part of the file is being read. */
record PartTold(Staging out, Consumer<String> told) implements Staging {
    @Override
    public void part(String name) {
        told.accept(name);
        out.part(name);
    }

    @Override
    public void row(int phase, List<Long> lines, Record data) {
        out.row(phase, lines, data);
    }

    @Override
    public void problem(long line, String column, String value, String reason, String right) {
        out.problem(line, column, value, reason, right);
    }

    @Override
    public void header(List<String> names, Map<String, Integer> columns) {
        out.header(names, columns);
    }

    @Override
    public Map<String, String> chosen(List<String> names) {
        return out.chosen(names);
    }

    @Override
    public ImportOptions options() {
        return out.options();
    }
}
