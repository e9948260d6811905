package dk.faelled.organisation.importing;

import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.People;
import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusRows.Leave;
import dk.faelled.organisation.importing.OpusRows.UnitEnd;
import dk.faelled.organisation.importing.OpusRows.UnitRow;
import dk.faelled.platform.Applying;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Importer;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Payroll files of OPUS (5.7): units and employments; a later file changes only what it says otherwise. */
@Component
@EnableConfigurationProperties(OpusSettings.class)
class OpusImporter implements Importer {
    private static final Pattern NAME = Pattern.compile("(?i)ZLPE(\\d{8})\\d{0,6}.*");
    private static final int BATCH = 100;
    private final People people;
    private final OrganisationSettings settings;
    private final OpusUnits units;
    private final OpusEmployments employments;
    private final OpusSaid said;
    private final Keys keys;
    private final Clock clock;

    OpusImporter(
            People people,
            OrganisationSettings settings,
            OpusUnits units,
            OpusEmployments employments,
            OpusSaid said,
            Keys keys,
            Clock clock) {
        this.people = people;
        this.settings = settings;
        this.units = units;
        this.employments = employments;
        this.said = said;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "organisation.opus";
    }

    @Override
    public String label() {
        return "organisation.import.payroll";
    }

    @Override
    public String permission() {
        return "organisation.import";
    }

    @Override
    public void read(InputStream file, String name, Staging rows) {
        new OpusReading(
                        rows,
                        digits -> SealedText.of(people.sealed(new Cpr(digits))),
                        settings.replacementCpr(),
                        day(name))
                .read(file);
    }

    /** The day that the name of the file tells, else today. */
    private LocalDate day(String name) {
        var dated = NAME.matcher(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        try {
            if (dated.matches()) return LocalDate.parse(dated.group(1), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException noDay) {
            return LocalDate.now(clock);
        }
        return LocalDate.now(clock);
    }

    @Override
    public void apply(List<StagedRow> rows, Applying run) {
        int phase = rows.getFirst().phase();
        if (phase < OpusReading.LEAVES) units.apply(all(rows, run, UnitRow.class), run);
        else if (phase == OpusReading.LEAVES) leave(all(rows, run, Leave.class), run);
        else if (phase == OpusReading.EMPLOYMENTS) employments.apply(all(rows, run, Employment.class), run);
        else units.close(all(rows, run, UnitEnd.class), run);
    }

    /** The day of the file is the last that counts. */
    private void leave(List<Leave> rows, Applying run) {
        var day = rows.getFirst().on();
        employments.end(rows.stream().map(Leave::number).toList(), day.plusDays(1), day, run, true);
    }

    /** What the file no longer has ends where the run wants it so, and only if the file was good from end to end. */
    @Override
    public void finish(Applying run) {
        var day = said.day(run.run());
        if (!run.options().endMissing() || !run.complete() || day == null) return;
        var gone = said.unnamed(OpusSaid.EMPLOYEE, run.run());
        if (!gone.isEmpty()) run.ending(gone.size(), said.count(OpusSaid.EMPLOYEE));
        for (int i = 0; i < gone.size(); i += BATCH)
            employments.end(gone.subList(i, Math.min(gone.size(), i + BATCH)), day.plusDays(1), day, run, false);
        var closed = said.unnamed(OpusSaid.UNIT, run.run());
        if (closed.isEmpty()) return;
        run.ending(closed.size(), said.count(OpusSaid.UNIT));
        units.end(closed, day.plusDays(1));
    }

    @Override
    public String stamp() {
        return Long.toString(keys.newestRegistration());
    }

    private static <R extends Record> List<R> all(List<StagedRow> rows, Applying run, Class<R> type) {
        return rows.stream().map(row -> run.data(row, type)).toList();
    }
}
