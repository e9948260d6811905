package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleNumber;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.Table;
import dk.faelled.platform.importing.Table.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a marking of units with KLE numbers: a workbook with the sheets Ansvarlig, Indsigt and Udførende, an archive of
 * files of these names, or one table with a column for the aspect. What the whole file says of a unit and a number belongs
 * together, whichever sheets it stands in.
 */
class KleMarkReading {
    static final List<String> ASPECTS = List.of("Ansvarlig", "Indsigt", "Udførende");
    static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.of(
                    "unit", "enhed", "enhedsnavn", "afdeling", "unit_key", "enhedsnummer", "navn", "name", "uuid"),
            ImportColumn.of(
                    "number", "kle-nummer", "kle", "kle_number", "kle nummer", "emnenummer", "nummer", "kle-emne"),
            ImportColumn.of("aspect", "aspekt", "kle-aspekt", "kle_aspect"),
            ImportColumn.of("from", "fra", "startdato", "gyldig fra"),
            ImportColumn.of("to", "til", "slutdato", "gyldig til"));
    /** More than that is no marking that people have made. */
    private static final int MOST = 200_000;

    private static final int PHASE = 600;
    private final Staging out;
    private final RowCheck check;
    private final Function<Collection<String>, Map<String, Set<UUID>>> units;
    private final List<Mention> mentions = new ArrayList<>();
    private String part = "";

    /** A row that can be read, before its unit is looked for. */
    private record Mention(String part, long line, String unit, String number, List<String> aspects, Period period) {}

    private record Pair(UUID unit, String number) {}

    /** What the file says of a pair, and the lines of each part in which it stands. */
    private record Marking(Period period, Set<String> aspects, Map<String, List<Long>> lines) {}

    /** @param units by what a file may call them: UUID, key or name; more than one where a name is not enough */
    KleMarkReading(Staging out, Function<Collection<String>, Map<String, Set<UUID>>> units) {
        this.out = out;
        this.units = units;
        check = new RowCheck(out, _ -> true, cpr -> cpr);
    }

    /** @param name of the file or the sheet @param where the part that the table is; empty for a file of its own */
    void read(String name, String where, Table table) {
        part = where;
        var ofPart = aspect(name.replaceFirst("\\.[A-Za-z]+$", ""));
        var lacking = new ArrayList<String>();
        for (var column : List.of("unit", "number")) if (!table.has(column)) lacking.add(column);
        if (ofPart.isEmpty() && !table.has("aspect")) lacking.add("aspect");
        if (!lacking.isEmpty()) {
            out.problem(
                    1,
                    lacking.getFirst(),
                    "",
                    RowCheck.text("column-missing", String.join(", ", lacking)),
                    RowCheck.right("kle-marks-columns"));
            return;
        }
        for (var row = table.next(); row != null; row = table.next()) {
            if (row.isBlank()) continue;
            mention(row, ofPart.orElse(null)).ifPresent(mentions::add);
            if (mentions.size() > MOST) throw new RuleBroken("organisation.import.kle-marks.many", MOST);
        }
    }

    private Optional<Mention> mention(Row row, @Nullable String ofPart) {
        if (check.lacks(row, "unit", "number")) return Optional.empty();
        var number = number(row.get("number"));
        if (number == null) {
            check.problem(row, "number", "kle-marks-number");
            return Optional.empty();
        }
        var aspects = aspects(row, ofPart);
        if (aspects.isEmpty()) {
            check.problem(row, "aspect", "kle-marks-aspect");
            return Optional.empty();
        }
        return check.period(row).map(period -> new Mention(part, row.line(), row.get("unit"), number, aspects, period));
    }

    /** As the plan writes it; a title behind the number is left out, and a spreadsheet may have lost a zero. */
    private static @Nullable String number(String text) {
        var digits = text.strip().split("\\s", 2)[0];
        if (digits.matches("\\d(\\.\\d{2}){0,2}")) digits = "0" + digits;
        return KleNumber.isOne(digits) ? digits : null;
    }

    private static List<String> aspects(Row row, @Nullable String ofPart) {
        if (row.get("aspect").isEmpty()) return ofPart == null ? List.of() : List.of(ofPart);
        var found = new ArrayList<String>();
        for (var word : row.get("aspect").split("[|,/]")) {
            var aspect = aspect(word);
            if (aspect.isEmpty()) return List.of();
            found.add(aspect.get());
        }
        return found;
    }

    private static Optional<String> aspect(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT);
        return ASPECTS.stream()
                .filter(aspect -> aspect.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }

    /** Finds the units, and stages what the file says of each pair under every part that says it. */
    void done() {
        var found = units.apply(mentions.stream().map(Mention::unit).collect(Collectors.toSet()));
        var markings = new LinkedHashMap<Pair, Marking>();
        for (var mention : mentions) {
            out.part(mention.part());
            unit(mention, found.getOrDefault(mention.unit(), Set.of()))
                    .ifPresent(unit -> gather(markings, unit, mention));
        }
        markings.forEach((pair, marking) -> marking.lines().forEach((where, lines) -> {
            out.part(where);
            out.row(
                    PHASE,
                    lines,
                    new KleMarkRow(
                            pair.unit(),
                            pair.number(),
                            ASPECTS.stream().filter(marking.aspects()::contains).toList(),
                            marking.period()));
        }));
        out.part("");
    }

    private Optional<UUID> unit(Mention mention, Set<UUID> found) {
        if (found.size() == 1) return found.stream().findFirst();
        var wrong = found.isEmpty() ? "kle-marks-no-unit" : "kle-marks-many-units";
        out.problem(
                mention.line(),
                "unit",
                mention.unit(),
                RowCheck.text(wrong, mention.unit(), found.size()),
                RowCheck.right(wrong));
        return Optional.empty();
    }

    private void gather(Map<Pair, Marking> markings, UUID unit, Mention mention) {
        var marking = markings.computeIfAbsent(
                new Pair(unit, mention.number()),
                _ -> new Marking(mention.period(), new LinkedHashSet<>(), new LinkedHashMap<>()));
        if (!Objects.equals(marking.period(), mention.period())) {
            out.problem(
                    mention.line(),
                    "from",
                    "",
                    RowCheck.text("kle-marks-period", mention.number()),
                    RowCheck.right("kle-marks-period"));
            return;
        }
        marking.aspects().addAll(mention.aspects());
        marking.lines().computeIfAbsent(mention.part(), _ -> new ArrayList<>()).add(mention.line());
    }
}
