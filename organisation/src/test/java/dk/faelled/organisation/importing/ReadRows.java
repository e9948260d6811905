package dk.faelled.organisation.importing;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader made of a file, kept in memory to be looked at. */
class ReadRows implements Staging {
    record Read(int phase, long line, KleItem item) {}

    record Wrong(long line, String column, String value, String reason, String right) {}

    final List<Read> rows = new ArrayList<>();
    final List<Wrong> problems = new ArrayList<>();
    final List<String> leftOut = new ArrayList<>();

    KleItem item(String number) {
        return rows.stream()
                .map(Read::item)
                .filter(item -> item.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void row(int phase, List<Long> lines, Record data) {
        rows.add(new Read(phase, lines.getFirst(), (KleItem) data));
    }

    @Override
    public void problem(long line, String column, String value, String reason, String right) {
        problems.add(new Wrong(line, column, value, reason, right));
    }

    @Override
    public void part(String name) {}

    @Override
    public void header(List<String> names, Map<String, Integer> columns) {
        leftOut.addAll(names);
    }

    @Override
    public Map<String, String> chosen(List<String> names) {
        return Map.of();
    }

    @Override
    public ImportOptions options() {
        return ImportOptions.DEFAULT;
    }
}
