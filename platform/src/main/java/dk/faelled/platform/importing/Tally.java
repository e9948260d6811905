package dk.faelled.platform.importing;

import dk.faelled.platform.Applying;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Counts what one attempt at some rows did; thrown away with the rows when they are refused. */
class Tally implements Applying {
    private static final int ALWAYS_ALLOWED = 20;
    private static final int PERCENT = 5;
    private final UUID run;
    private final ImportOptions options;
    private final boolean dryRun;
    private final JsonMapper json;
    private final boolean complete;
    private long created;
    private long changed;
    private long ended;
    private long unchanged;

    Tally(UUID run, ImportOptions options, boolean dryRun, JsonMapper json, boolean complete) {
        this.run = run;
        this.options = options;
        this.dryRun = dryRun;
        this.json = json;
        this.complete = complete;
    }

    Counts counts() {
        return new Counts(0, 0, created, changed, ended, unchanged);
    }

    @Override
    public ImportOptions options() {
        return options;
    }

    @Override
    public UUID run() {
        return run;
    }

    @Override
    public boolean dryRun() {
        return dryRun;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public <T extends Record> T data(StagedRow row, Class<T> type) {
        return json.readValue(row.data(), type);
    }

    @Override
    public void created(long count) {
        created += count;
    }

    @Override
    public void changed(long count) {
        changed += count;
    }

    @Override
    public void unchanged(long count) {
        unchanged += count;
    }

    @Override
    public void ending(long count, long existing) {
        if (count > Math.max(ALWAYS_ALLOWED, existing * PERCENT / 100))
            throw new RuleBroken("platform.import.safety", count, existing, PERCENT);
        ended += count;
    }
}
