package dk.faelled.organisation.migration;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.migration.MigrationTable.Migration;
import dk.faelled.organisation.migration.MigrationTable.State;
import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.net.Outbound;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies in rounds: all of the source once, with its history also what was deleted there; then what changed there; then a
 * comparison of both. A page is fetched while no transaction is open (platform R-7) and then written in one that also keeps
 * where to go on; it is only written where the place is still the one it was fetched for. Only a comparison that finds no
 * difference makes a copy equal.
 */
@Component
class Rounds {
    /** What was being written at the source while a round began is read again in the next. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final MigrationTable table;
    private final Fetching fetching;
    private final Copier copier;
    private final Transcripts transcripts;
    private final Facets facets;
    private final Classes classes;
    private final Outbound outbound;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<TenantId, Held> sources = new ConcurrentHashMap<>();

    private record Held(MigrationSource.Access access, MigrationSource source) {}

    /** @param time by the source's clock, when it had answered */
    private record Got(Place place, Fetching.Page page, Instant time) {}

    Rounds(
            MigrationTable table,
            Fetching fetching,
            Copier copier,
            Transcripts transcripts,
            Facets facets,
            Classes classes,
            Outbound outbound,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.fetching = fetching;
        this.copier = copier;
        this.transcripts = transcripts;
        this.facets = facets;
        this.classes = classes;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /** Fetches the next page. @return what writes it down */
    JobHandler.Slice next() {
        var migration = table.look().orElseThrow();
        var source = source(migration.access());
        var place = migration.place();
        if (place == null) {
            source.ask("{ version { mo_version } }", Map.of());
            var phase = migration.coveredUntil() == null ? Place.Phase.READ : Place.Phase.CHANGES;
            place = Place.start(phase, source.time().minus(OVERLAP));
        }
        var page =
                switch (place.phase()) {
                    case READ -> fetching.all(transcript(place), source, place.cursor());
                    case GONE -> fetching.gone(source, place.cursor());
                    case CHANGES -> fetching.changes(source, place.cursor(), since(migration));
                    case COMPARE -> fetching.asTheyAre(transcript(place), source, place.cursor());
                };
        var got = new Got(place, page, source.time());
        return run -> write(run, migration.place(), got);
    }

    /** @param stood where the copy stood when the page was fetched */
    private boolean write(JobRun run, @Nullable Place stood, Got got) {
        var migration = table.find().orElseThrow();
        // another runner was faster: its page is written, this one is not
        if (!Objects.equals(migration.place(), stood)) return true;
        var next =
                switch (got.place().phase()) {
                    case READ -> read(migration, got, run);
                    case GONE -> gone(got, run);
                    case CHANGES -> changes(migration, got, run);
                    case COMPARE -> compare(got);
                };
        table.goOnAt(next);
        if (next != null) {
            run.progress(phase(next), next.done(), null);
            return true;
        }
        var equal = table.counts().stream().allMatch(MigrationTable.Count::equal);
        var cutOver = equal && run.params(MigrationDesk.Order.class).cutOver();
        table.ended(cutOver ? State.CUT_OVER : equal ? State.EQUAL : State.DIFFERENT);
        run.summary(
                Messages.text("organisation.migration.ended." + (cutOver ? "over" : equal ? "equal" : "different")));
        return false;
    }

    private static Instant since(Migration migration) {
        return migration.coveredUntil() == null ? Instant.EPOCH : migration.coveredUntil();
    }

    private Transcript<?, ?> transcript(Place place) {
        return transcripts.all().get(place.type());
    }

    /** The same from page to page, so that it asks for a token only now and then. */
    private MigrationSource source(MigrationSource.Access access) {
        return sources.compute(
                        Tenant.current(),
                        (_, held) -> held != null && held.access().equals(access)
                                ? held
                                : new Held(access, new MigrationSource(access, outbound, json, clock)))
                .source();
    }

    private String phase(Place place) {
        var key = "organisation.migration.phase." + place.phase();
        return switch (place.phase()) {
            case READ, COMPARE -> Messages.text(key, transcript(place).collection());
            case GONE, CHANGES -> Messages.text(key);
        };
    }

    private Place read(Migration migration, Got got, JobRun run) {
        var place = got.place();
        copier.read(transcript(place), got.page(), place.pages(), migration.withHistory(), run);
        var next = place.at(got.page().next(), got.page().objects().size(), Place.Tally.NONE);
        if (got.page().next() != null) return next;
        if (place.type() + 1 < transcripts.all().size()) return next.nextType();
        withoutDoubles();
        table.covered(place.begun());
        return migration.withHistory()
                ? next.into(Place.Phase.GONE, place.begun())
                : next.into(Place.Phase.CHANGES, got.time().minus(OVERLAP));
    }

    private Place gone(Got got, JobRun run) {
        long objects = copier.gone(got.page(), run);
        return got.page().next() == null
                ? got.place().into(Place.Phase.CHANGES, got.time().minus(OVERLAP))
                : got.place().at(got.page().next(), objects, Place.Tally.NONE);
    }

    private Place changes(Migration migration, Got got, JobRun run) {
        long objects = copier.changes(got.page(), migration.withHistory(), run);
        if (got.page().next() != null) return got.place().at(got.page().next(), objects, Place.Tally.NONE);
        table.covered(got.place().begun());
        return got.place().into(Place.Phase.COMPARE, got.place().begun());
    }

    private @Nullable Place compare(Got got) {
        var place = got.place();
        var transcript = transcript(place);
        var tally = copier.compare(transcript, got.page());
        var next = place.at(got.page().next(), tally.sourceCount(), tally);
        if (got.page().next() != null) return next;
        table.count(transcript.type(), next.tally());
        return place.type() + 1 < transcripts.all().size() ? next.nextType() : null;
    }

    /** What every authority begins with gives way to what the source has under the same key. */
    private void withoutDoubles() {
        var note = Messages.text("organisation.migration.note");
        for (var facet : table.doubled()) {
            for (var one : table.classesOf(facet)) classes.delete(new ClassId(one), note);
            facets.delete(new FacetId(facet), note);
        }
        classes.install();
    }
}
