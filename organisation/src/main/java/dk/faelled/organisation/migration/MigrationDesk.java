package dk.faelled.organisation.migration;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.migration.MigrationTable.Migration;
import dk.faelled.organisation.migration.MigrationTable.State;
import dk.faelled.platform.Audit;
import dk.faelled.platform.JobCancelled;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.net.Outbound;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies in rounds: all of the source once, then what changed there, then a comparison of both. Each page is a transaction
 * that also keeps where to go on. Only a comparison that finds no difference makes a copy equal.
 */
@Component
@Transactional
class MigrationDesk {
    static final String KIND = "organisation.migration";
    /** What was being written at the source while a round began is read again in the next. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final int VERSION = 29;
    private final MigrationTable table;
    private final Copier copier;
    private final Transcripts transcripts;
    private final Facets facets;
    private final Classes classes;
    private final Outbound outbound;
    private final Jobs jobs;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<TenantId, Held> sources = new ConcurrentHashMap<>();

    private record Held(MigrationSource.Access access, MigrationSource source) {}

    /** As the job carries it. @param cutOver the source counts no longer, if the two are equal */
    record Order(boolean cutOver) {}

    /** As the audit log shows it; the secret is never in it. */
    record Kept(String address, String tokenAddress, String client, boolean withHistory) {}

    MigrationDesk(
            MigrationTable table,
            Copier copier,
            Transcripts transcripts,
            Facets facets,
            Classes classes,
            Outbound outbound,
            Jobs jobs,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.copier = copier;
        this.transcripts = transcripts;
        this.facets = facets;
        this.classes = classes;
        this.outbound = outbound;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @param secret blank: the one that is kept */
    public void keep(String address, String tokenAddress, String client, String secret, boolean withHistory) {
        var before = table.look().orElse(null);
        if (before != null && (before.state() == State.RUNNING || before.state() == State.CUT_OVER))
            throw new RuleBroken(
                            "organisation.migration.error." + (before.state() == State.RUNNING ? "running" : "over"))
                    .at("address");
        at("address", address);
        if (!address.matches(".*/graphql/v(29|30)/?"))
            throw new RuleBroken("organisation.migration.error.version", VERSION, 30).at("address");
        if (!tokenAddress.isBlank()) at("tokenAddress", tokenAddress);
        if (!tokenAddress.isBlank() && client.isBlank())
            throw new RuleBroken("organisation.migration.error.client").at("client");
        var known = secret.isBlank() && before != null ? before.access().secret() : secret;
        if (known.isBlank()) throw new RuleBroken("organisation.migration.error.secret").at("secret");
        // a secret goes only where it was given for
        if (before != null && secret.isBlank() && !before.access().address().equals(address.strip()))
            throw new RuleBroken("organisation.migration.error.secret").at("secret");
        if (before != null
                && secret.isBlank()
                && !before.access().tokenAddress().equals(tokenAddress.strip()))
            throw new RuleBroken("organisation.migration.error.secret").at("secret");
        table.keep(
                new MigrationSource.Access(address.strip(), tokenAddress.strip(), client.strip(), known.strip()),
                withHistory);
        audit.changed(
                "organisation.migration.keep",
                "tenant:" + Tenant.current(),
                null,
                new Kept(address.strip(), tokenAddress.strip(), client.strip(), withHistory),
                null);
    }

    private void at(String field, String address) {
        try {
            outbound.check(address);
        } catch (RuleBroken broken) {
            throw broken.at(field);
        }
    }

    @Transactional(readOnly = true)
    public @Nullable Migration migration() {
        return table.look().orElse(null);
    }

    /** Begins, goes on where it stopped, or copies what changed and compares. */
    public UUID order(boolean cutOver) {
        if (table.look().filter(now -> now.state() == State.RUNNING).isPresent())
            throw new RuleBroken("organisation.migration.error.running");
        var migration = table.find().orElseThrow(() -> new RuleBroken("organisation.migration.error.none"));
        if (migration.state() == State.RUNNING) throw new RuleBroken("organisation.migration.error.running");
        if (migration.state() == State.CUT_OVER) throw new RuleBroken("organisation.migration.error.over");
        if (cutOver && migration.state() != State.EQUAL) throw new RuleBroken("organisation.migration.error.not-equal");
        if (migration.state() == State.READY && table.isSettled())
            throw new RuleBroken("organisation.migration.error.not-empty");
        var title = Messages.text(cutOver ? "organisation.migration.cut-over" : "organisation.migration.title");
        var job = jobs.submit(KIND, title, new Order(cutOver));
        table.begin(job);
        return job;
    }

    /** One page. @return whether there is more */
    public boolean go(JobRun run) {
        if (run.cancelled()) throw new JobCancelled();
        var migration = table.find().orElseThrow();
        var source = source(migration.access());
        var place = migration.place();
        if (place == null) {
            source.ask("{ version { mo_version } }", Map.of());
            var phase = migration.coveredUntil() == null ? Place.Phase.READ : Place.Phase.CHANGES;
            place = Place.start(phase, source.time().minus(OVERLAP));
        }
        var next =
                switch (place.phase()) {
                    case READ -> read(migration, source, place, run);
                    case CHANGES -> changes(migration, source, place, run);
                    case COMPARE -> compare(source, place, run);
                };
        table.goOnAt(next);
        if (next != null) {
            run.progress(phase(next), next.done(), null);
            return true;
        }
        var equal = table.counts().stream().allMatch(MigrationTable.Count::equal);
        var cutOver = equal && run.params(Order.class).cutOver();
        table.ended(cutOver ? State.CUT_OVER : equal ? State.EQUAL : State.DIFFERENT);
        run.summary(
                Messages.text("organisation.migration.ended." + (cutOver ? "over" : equal ? "equal" : "different")));
        return false;
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
        return place.phase() == Place.Phase.CHANGES
                ? Messages.text(key)
                : Messages.text(key, transcripts.all().get(place.type()).collection());
    }

    private Place read(Migration migration, MigrationSource source, Place place, JobRun run) {
        var page = copier.read(transcripts.all().get(place.type()), source, place, migration.withHistory(), run);
        var next = place.at(page.next(), page.objects(), page.tally());
        if (page.next() != null) return next;
        if (place.type() + 1 < transcripts.all().size()) return next.nextType();
        withoutDoubles();
        table.covered(place.begun());
        return next.into(Place.Phase.CHANGES, source.time().minus(OVERLAP));
    }

    private Place changes(Migration migration, MigrationSource source, Place place, JobRun run) {
        var since = migration.coveredUntil() == null ? Instant.EPOCH : migration.coveredUntil();
        var page = copier.changes(source, place, since, migration.withHistory(), run);
        if (page.next() != null) return place.at(page.next(), page.objects(), page.tally());
        table.covered(place.begun());
        return place.into(Place.Phase.COMPARE, place.begun());
    }

    private @Nullable Place compare(MigrationSource source, Place place, JobRun run) {
        var transcript = transcripts.all().get(place.type());
        var page = copier.compare(transcript, source, place);
        var next = place.at(page.next(), page.objects(), page.tally());
        if (page.next() != null) return next;
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

    /** @param problem as people read it */
    public void stopped(@Nullable String problem) {
        table.stopped(problem);
    }
}
