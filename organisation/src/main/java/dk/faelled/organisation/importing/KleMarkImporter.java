package dk.faelled.organisation.importing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Kle;
import dk.faelled.organisation.KleId;
import dk.faelled.organisation.KleMarkings;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.Source.Said;
import dk.faelled.platform.Applying;
import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.Importer;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.importing.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The KLE marking of units (KLE-opmærkning), as a spreadsheet (5.7): which unit answers for, sees or carries out what. */
@Component
class KleMarkImporter implements Importer {
    private final KleMarkings marks;
    private final KleMarkTable table;
    private final KleTable plan;
    private final Classes classes;
    private final Keys keys;
    private final Clock clock;

    KleMarkImporter(KleMarkings marks, KleMarkTable table, KleTable plan, Classes classes, Keys keys, Clock clock) {
        this.marks = marks;
        this.table = table;
        this.plan = plan;
        this.classes = classes;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "organisation.kle-marks";
    }

    @Override
    public String label() {
        return "organisation.import.kle-marks";
    }

    @Override
    public String permission() {
        return "organisation.import";
    }

    @Override
    public List<ImportColumn> columns() {
        return KleMarkReading.COLUMNS;
    }

    @Override
    public void read(InputStream file, String name, Staging rows) throws IOException {
        var part = new AtomicReference<>("");
        var reading = new KleMarkReading(rows, called -> table.units(called, today()));
        Tables.sheets(
                file,
                columns(),
                new PartTold(rows, part::set),
                read -> reading.read(part.get().isEmpty() ? name : part.get(), part.get(), read));
        reading.done();
    }

    @Override
    public void apply(List<StagedRow> staged, Applying run) {
        var rows = staged.stream().map(row -> run.data(row, KleMarkRow.class)).toList();
        var numbers = plan.byNumber(rows.stream().map(KleMarkRow::number).toList());
        var aspects = new ClassKeys(classes, keys, today(), false);
        var known = table.marks(rows.stream().map(KleMarkRow::unit).toList(), numbers.values());
        var said = new LinkedHashMap<KleId, List<Said<Kle>>>();
        for (var row : rows) {
            var number = numbers.get(row.number());
            if (number == null)
                throw new RuleBroken("organisation.import.kle-marks.unknown", row.number()).at("number");
            var id = known.getOrDefault(KleMarkTable.pair(row.unit(), number), named(row.unit(), number));
            var unit = new UnitId(row.unit());
            var wanted = aspects.all("kle_aspect", row.aspects());
            boolean fresh = !known.containsValue(id);
            var period = fresh && row.period().from() == null
                    ? new Period(today(), row.period().until())
                    : row.period();
            said.computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(new Said<>(
                            period,
                            new Kle(id.value().toString(), unit, new ClassId(number), wanted),
                            old -> new Kle(old.userKey(), unit, new ClassId(number), alike(old.aspects(), wanted))));
        }
        Source.keep(marks, said, today(), run);
        keys.seen(run.options().source(), Type.KLE, Source.values(said.keySet()), run.run());
    }

    /** The order of aspects says nothing. */
    private static List<ClassId> alike(List<ClassId> old, List<ClassId> wanted) {
        return new HashSet<>(old).equals(new HashSet<>(wanted)) ? old : wanted;
    }

    private static KleId named(UUID unit, UUID number) {
        return new KleId(NameUuid.of(Tenant.current().value(), "kle:" + unit + ":" + number));
    }

    @Override
    public void finish(Applying run) {
        if (!run.options().endMissing() || !run.complete()) return;
        var source = run.options().source();
        if (!keys.sawAny(source, Type.KLE, run.run())) return;
        var gone = keys.unseen(source, Type.KLE, run.run(), today());
        if (gone.isEmpty()) return;
        run.ending(gone.size(), keys.count(source, Type.KLE));
        var off = Validity.from(today());
        marks.write(
                gone.stream()
                        .map(id -> new Write.End<KleId, Kle>(new KleId(id), off))
                        .toList(),
                null);
    }

    @Override
    public String stamp() {
        return Long.toString(keys.newestRegistration());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
