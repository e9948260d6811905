package dk.faelled.organisation.migration;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.bitemporal.Copied;
import dk.faelled.organisation.bitemporal.Copied.Told;
import dk.faelled.organisation.bitemporal.StoredRegister;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.page.Messages;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Copies and compares page by page. What cannot be kept is told object by object, and shows in the sums. */
@Component
class Copier {
    static final int PAGE = 400;
    static final int REGISTRATIONS = 2_000;
    private static final String CHANGES = """
            query($cursor: Cursor, $since: DateTime) {
              page: registrations(limit: %d, cursor: $cursor, filter: {start: $since}) {
                objects { uuid model start note actor actor_object { display_name } }
                page_info { next_cursor }
              }
            }
            """.formatted(REGISTRATIONS);
    private final AllRegisters registers;
    private final Transcripts transcripts;

    /** @param next cursor; null at the end */
    record Page(@Nullable String next, long objects, Place.Tally tally) {}

    /** The newest registration of an object that changed. */
    private record Change(UUID id, String model, JsonNode registration, Instant at, Set<Instant> times) {}

    Copier(AllRegisters registers, Transcripts transcripts) {
        this.registers = registers;
        this.transcripts = transcripts;
    }

    Page read(Transcript<?, ?> transcript, MigrationSource source, Place place, boolean history, JobRun run) {
        var page = page(source, transcript.withRegistrations(PAGE), place.cursor(), Map.of());
        copy(transcript, page.path("objects"), List.of(), history, run);
        // seldom, since each time reads a part of the table
        if (Integer.bitCount(place.pages() + 1) == 1) register(transcript).measured(Integer.MAX_VALUE);
        return new Page(next(page), page.path("objects").size(), Place.Tally.NONE);
    }

    /** @param since by the source's clock */
    Page changes(MigrationSource source, Place place, Instant since, boolean history, JobRun run) {
        var page = page(source, CHANGES, place.cursor(), Map.of("since", since.toString()));
        var changed = new LinkedHashMap<String, Map<UUID, Change>>();
        var times = new HashMap<UUID, Set<Instant>>();
        for (var registration : page.path("objects")) {
            var id = UUID.fromString(registration.path("uuid").asString());
            var at = moment(registration);
            // the one that was open when the last round began is among them, though it is older
            var all = times.computeIfAbsent(id, _ -> new HashSet<>());
            all.add(at);
            if (at.isBefore(since)) continue;
            var change = new Change(id, registration.path("model").asString(""), registration, at, all);
            changed.computeIfAbsent(change.model(), _ -> new LinkedHashMap<>())
                    .merge(change.id(), change, (one, other) -> one.at().isAfter(other.at()) ? one : other);
        }
        long objects = 0;
        for (var transcript : transcripts.all()) {
            var some = List.copyOf(
                    changed.getOrDefault(transcript.model(), Map.of()).values());
            for (int i = 0; i < some.size(); i += PAGE)
                again(transcript, source, some.subList(i, Math.min(some.size(), i + PAGE)), history, run);
            objects += some.size();
        }
        return new Page(next(page), objects, Place.Tally.NONE);
    }

    private void again(
            Transcript<?, ?> transcript, MigrationSource source, List<Change> some, boolean history, JobRun run) {
        var ids = some.stream().map(change -> change.id().toString()).toList();
        var page = page(source, transcript.withRegistrations(PAGE), null, Map.of("uuids", ids));
        var found = new HashSet<String>();
        for (var object : page.path("objects")) found.add(object.path("uuid").asString());
        var gone = some.stream()
                .filter(change -> !found.contains(change.id().toString()))
                .toList();
        copy(transcript, page.path("objects"), gone, history, run);
    }

    private <I extends Id, A extends Record> void copy(
            Transcript<I, A> transcript, JsonNode objects, List<Change> gone, boolean history, JobRun run) {
        var copied = new ArrayList<Copied<I, A>>();
        for (var object : objects) {
            var one = copied(transcript, object, history, run);
            if (one != null) copied.add(one);
        }
        var register = register(transcript);
        var here = register.segments(
                gone.stream().map(change -> transcript.id(change.id())).toList(), null);
        for (var change : gone) {
            I id = transcript.id(change.id());
            if (here.containsKey(id))
                copied.add(new Copied<>(id, List.of(told(change.registration(), Segments.none())), change.times()));
        }
        for (var id : register.copy(copied, Messages.text("organisation.migration.note")))
            run.error(
                    null,
                    transcript.type().entity(id),
                    Messages.text("organisation.migration.changed-here"),
                    Messages.text("organisation.migration.changed-here.hint"));
    }

    private static <I extends Id, A extends Record> @Nullable Copied<I, A> copied(
            Transcript<I, A> transcript, JsonNode object, boolean history, JobRun run) {
        var id = UUID.fromString(object.path("uuid").asString());
        var told = new ArrayList<Told<A>>();
        var registrations = new ArrayList<JsonNode>();
        object.path("registrations").forEach(registrations::add);
        var some = history || registrations.isEmpty() ? registrations : List.of(registrations.getLast());
        for (var registration : some) {
            boolean newest = registration == some.getLast();
            try {
                told.add(told(registration, transcript.segments(registration.path("validities"))));
            } catch (RuntimeException unkept) {
                // a rule of ours that the source has not; the reason may hold what was typed, its kind may not
                run.error(
                        null,
                        transcript.type().entity(id),
                        Messages.text(
                                newest
                                        ? "organisation.migration.unreadable"
                                        : "organisation.migration.unreadable.history"),
                        unkept instanceof dk.faelled.platform.RuleBroken broken
                                ? Messages.text(broken)
                                : unkept.getClass().getSimpleName());
                if (newest) return null;
            }
        }
        var times = registrations.stream().map(Copier::moment).collect(Collectors.toSet());
        return told.isEmpty() ? null : new Copied<>(transcript.id(id), told, times);
    }

    private static <A extends Record> Told<A> told(JsonNode registration, Segments<A> segments) {
        var note = registration.path("note").asString("");
        return new Told<>(
                moment(registration),
                UUID.fromString(registration.path("actor").asString()),
                registration.path("actor_object").path("display_name").asString(""),
                note.isEmpty() ? null : note,
                segments);
    }

    private static Instant moment(JsonNode registration) {
        return OffsetDateTime.parse(registration.path("start").asString())
                .toInstant()
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Counts and sums up a page of both. */
    <I extends Id, A extends Record> Page compare(Transcript<I, A> transcript, MigrationSource source, Place place) {
        var page = page(source, transcript.asTheyAre(PAGE), place.cursor(), Map.of());
        var ids = new ArrayList<I>();
        long sum = 0;
        for (var object : page.path("objects")) {
            var id = UUID.fromString(object.path("uuid").asString());
            ids.add(transcript.id(id));
            sum += fingerprint(transcript, id, object.path("validities"));
        }
        long own = 0;
        var here = register(transcript).segments(ids, null);
        for (var one : here.entrySet()) own += Fingerprint.of(one.getKey().value(), one.getValue());
        return new Page(next(page), ids.size(), new Place.Tally(ids.size(), sum, here.size(), own));
    }

    /** What could not be kept cannot be summed up either; it counts as itself, so that the sums differ. */
    private static long fingerprint(Transcript<?, ?> transcript, UUID id, JsonNode validities) {
        try {
            return Fingerprint.of(id, transcript.segments(validities));
        } catch (RuntimeException unkept) {
            return id.hashCode();
        }
    }

    @SuppressWarnings("unchecked") // the register of the transcript's own type
    private <I extends Id, A extends Record> StoredRegister<I, A> register(Transcript<I, A> transcript) {
        return (StoredRegister<I, A>) registers.of(transcript.type());
    }

    private static JsonNode page(
            MigrationSource source, String query, @Nullable String cursor, Map<String, ? extends Object> more) {
        var variables = new HashMap<String, @Nullable Object>(more);
        variables.put("cursor", cursor);
        if (!more.containsKey("uuids")) variables.put("uuids", null);
        if (!query.contains("$uuids")) variables.remove("uuids");
        return source.ask(query, variables).path("page");
    }

    private static @Nullable String next(JsonNode page) {
        var next = page.path("page_info").path("next_cursor").asString("");
        return next.isEmpty() ? null : next;
    }
}
