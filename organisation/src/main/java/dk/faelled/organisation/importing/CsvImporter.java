package dk.faelled.organisation.importing;

import dk.faelled.organisation.BirthDate;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.importing.CsvRows.AccountRow;
import dk.faelled.organisation.importing.CsvRows.EngagementRow;
import dk.faelled.organisation.importing.CsvRows.ManagerRow;
import dk.faelled.organisation.importing.CsvRows.PersonRow;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.platform.Applying;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.Importer;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import dk.faelled.platform.importing.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** The CSV set (5.7): units, persons, engagements, managers and accounts, one file at a time or all in a ZIP archive. */
@Component
class CsvImporter implements Importer {
    private final Keys keys;
    private final People people;
    private final CsvApplying applying;
    private final CsvAccounts accounts;
    private final Endings endings;
    private final OrganisationSettings settings;

    CsvImporter(
            Keys keys,
            People people,
            CsvApplying applying,
            CsvAccounts accounts,
            Endings endings,
            OrganisationSettings settings) {
        this.settings = settings;
        this.keys = keys;
        this.people = people;
        this.applying = applying;
        this.accounts = accounts;
        this.endings = endings;
    }

    @Override
    public String kind() {
        return "organisation.csv";
    }

    @Override
    public String label() {
        return "organisation.import.csv";
    }

    @Override
    public String permission() {
        return "organisation.import";
    }

    @Override
    public List<ImportColumn> columns() {
        return CsvColumns.ALL;
    }

    @Override
    public void read(InputStream file, String name, Staging rows) throws IOException {
        Tables.each(file, columns(), rows, new CsvReading(rows, this::isPossible, this::sealed)::read);
    }

    @Override
    public void apply(List<StagedRow> rows, Applying run) {
        int phase = rows.getFirst().phase();
        if (phase == CsvReading.PERSONS) applying.persons(all(rows, run, PersonRow.class), run);
        else if (phase < CsvReading.ENGAGEMENTS) applying.units(all(rows, run, UnitRow.class), run);
        else if (phase == CsvReading.ENGAGEMENTS) applying.engagements(all(rows, run, EngagementRow.class), run);
        else if (phase == CsvReading.ACCOUNTS) accounts.apply(all(rows, run, AccountRow.class), run);
        else applying.managers(all(rows, run, ManagerRow.class), run);
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

    private boolean isPossible(String digits) {
        return BirthDate.isPossible(new Cpr(digits), settings.replacementCpr());
    }

    /** As it may lie in the staging table. */
    private String sealed(String digits) {
        return SealedText.of(people.sealed(new Cpr(digits)));
    }

    private static <R extends Record> List<R> all(List<StagedRow> rows, Applying run, Class<R> type) {
        return rows.stream().map(row -> run.data(row, type)).toList();
    }
}
