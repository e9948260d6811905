package dk.faelled.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The invented authority has what the pages are to show. */
class MunicipalityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    private static final int UNITS = 150;
    private static final int PERSONS = 1_500;

    private final Map<String, List<List<String>>> files = read();

    private static Map<String, List<List<String>>> read() {
        var files = new HashMap<String, List<List<String>>>();
        var archive = Municipality.csvSet("S", "Søndby Kommune", "soendby.example", UNITS, PERSONS, 1, TODAY);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(
                        entry.getName(),
                        new String(zip.readAllBytes(), UTF_8)
                                .lines()
                                .skip(1)
                                .map(line -> List.of(line.split(";", -1)))
                                .toList());
        } catch (IOException inMemory) {
            throw new java.io.UncheckedIOException(inMemory);
        }
        return files;
    }

    private List<List<String>> rows(String file) {
        return files.getOrDefault(file, List.of());
    }

    private Set<String> column(String file, int column) {
        return rows(file).stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    @Test
    void someHaveLeftAndKeepTheirAccountsAndNoneOfThemLeads() {
        var ends = new HashMap<String, List<String>>();
        for (var row : rows("engagements.csv"))
            ends.computeIfAbsent(row.get(1), _ -> new ArrayList<>()).add(row.get(8));
        var left = ends.entrySet().stream()
                .filter(person -> person.getValue().stream()
                        .allMatch(end -> !end.isEmpty() && LocalDate.parse(end).isBefore(TODAY)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(left).hasSizeBetween(5, PERSONS / 150);
        assertThat(column("managers.csv", 1)).doesNotContainAnyElementsOf(left);
        var open = new HashSet<String>();
        for (var row : rows("accounts.csv")) if (row.get(4).isEmpty()) open.add(row.get(2));
        assertThat(open).containsAll(left);
    }

    @Test
    void everyEngagementEndsAfterItBegins() {
        assertThat(rows("engagements.csv"))
                .allSatisfy(row -> assertThat(row.get(8).isEmpty() || row.get(8).compareTo(row.get(7)) >= 0)
                        .as(row.toString())
                        .isTrue());
    }
}
