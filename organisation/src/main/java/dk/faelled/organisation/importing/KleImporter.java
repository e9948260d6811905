package dk.faelled.organisation.importing;

import dk.faelled.platform.Applying;
import dk.faelled.platform.Importer;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** The municipal subject plan (KLE): as XML of KLE-online, whole or list by list, or as the keyword set OS2KLE. */
@Component
class KleImporter implements Importer {
    private final KleApplying applying;
    private final Keys keys;

    KleImporter(KleApplying applying, Keys keys) {
        this.applying = applying;
        this.keys = keys;
    }

    @Override
    public String kind() {
        return "organisation.kle";
    }

    @Override
    public String label() {
        return "organisation.import.kle";
    }

    @Override
    public String permission() {
        return "organisation.import";
    }

    @Override
    public void read(InputStream file, String name, Staging rows) throws IOException {
        KleReading.read(file, rows);
    }

    @Override
    public void apply(List<StagedRow> rows, Applying run) {
        applying.apply(rows.stream().map(row -> run.data(row, KleItem.class)).toList(), run);
    }

    @Override
    public void finish(Applying run) {
        if (run.options().endMissing()) applying.endMissing(run);
    }

    @Override
    public String stamp() {
        return Long.toString(keys.newestRegistration());
    }
}
