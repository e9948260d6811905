package dk.faelled.organisation.importing;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.organisation.importing.LdifRows.LeaderRow;
import dk.faelled.organisation.importing.LdifRows.UserRow;
import dk.faelled.platform.Applying;
import dk.faelled.platform.Importer;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** A directory as LDIF (RFC 2849): units, people and their accounts (5.7). */
@Component
class LdifImporter implements Importer {
    private final CsvApplying set;
    private final LdifApplying applying;
    private final Endings endings;
    private final Keys keys;
    private final Clock clock;

    LdifImporter(CsvApplying set, LdifApplying applying, Endings endings, Keys keys, Clock clock) {
        this.set = set;
        this.applying = applying;
        this.endings = endings;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "organisation.ldif";
    }

    @Override
    public String label() {
        return "organisation.import.ldif";
    }

    @Override
    public String permission() {
        return "organisation.import";
    }

    @Override
    public void read(InputStream file, String name, Staging rows) throws IOException {
        new LdifReading(rows, LocalDate.now(clock), units -> keys.byKey(Type.UNIT, units)
                        .keySet())
                .read(file);
    }

    @Override
    public void apply(List<StagedRow> rows, Applying run) {
        int phase = rows.getFirst().phase();
        if (phase < LdifReading.USERS) set.units(all(rows, run, UnitRow.class), run);
        else if (phase == LdifReading.USERS) applying.users(all(rows, run, UserRow.class), run);
        else applying.leaders(all(rows, run, LeaderRow.class), run);
    }

    @Override
    public void finish(Applying run) {
        if (run.options().endMissing() && run.complete())
            endings.end(run.options().source(), List.of(Type.MANAGER, Type.IT_USER, Type.ENGAGEMENT, Type.UNIT), run);
    }

    @Override
    public String stamp() {
        return Long.toString(keys.newestRegistration());
    }

    private static <R extends Record> List<R> all(List<StagedRow> rows, Applying run, Class<R> type) {
        return rows.stream().map(row -> run.data(row, type)).toList();
    }
}
