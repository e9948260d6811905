package dk.faelled.organisation.migration;

import dk.faelled.platform.RuleBroken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the source for the next page, and for what belongs to it. Writes nothing. */
@Component
class Fetching {
    private static final int PAGE = 400;
    private static final int REGISTRATIONS = 1_000;
    private static final String CHANGES = """
            query($cursor: Cursor, $since: DateTime) {
              page: registrations(limit: %d, cursor: $cursor, filter: {start: $since}) {
                objects { uuid model start note actor actor_object { display_name } }
                page_info { next_cursor }
              }
            }
            """.formatted(REGISTRATIONS);
    private static final String EVERYTHING_EVER = """
            query($cursor: Cursor) {
              page: registrations(limit: %d, cursor: $cursor) {
                objects { uuid model }
                page_info { next_cursor }
              }
            }
            """.formatted(REGISTRATIONS);
    private final Transcripts transcripts;
    private final MigrationTable table;

    /**
     * @param next cursor; null at the end
     * @param some by type, what the page led to
     */
    record Page(List<JsonNode> objects, @Nullable String next, List<Some<?, ?>> some) {}

    /** @param objects as the source has them @param gone changed, and no longer there */
    record Some<I extends dk.faelled.organisation.Id, A extends Record>(
            Transcript<I, A> transcript, List<JsonNode> objects, List<Change> gone) {}

    /** The newest registration of an object that changed. @param times of all that are known */
    record Change(UUID id, String model, JsonNode registration, Instant at, Set<Instant> times) {}

    Fetching(Transcripts transcripts, MigrationTable table) {
        this.transcripts = transcripts;
        this.table = table;
    }

    /** With their registrations. */
    Page all(Transcript<?, ?> transcript, MigrationSource source, @Nullable String cursor) {
        return page(source, transcript.withRegistrations(PAGE), cursor, Map.of());
    }

    Page asTheyAre(Transcript<?, ?> transcript, MigrationSource source, @Nullable String cursor) {
        return page(source, transcript.asTheyAre(PAGE), cursor, Map.of());
    }

    /** @param since by the source's clock */
    Page changes(MigrationSource source, @Nullable String cursor, Instant since) {
        var page = page(source, CHANGES, cursor, Map.of("since", since.toString()));
        var changed = new LinkedHashMap<String, Map<UUID, Change>>();
        var times = new HashMap<UUID, Set<Instant>>();
        for (var registration : page.objects()) {
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
        var some = new ArrayList<Some<?, ?>>();
        for (var transcript : transcripts.all())
            for (var part :
                    parts(changed.getOrDefault(transcript.model(), Map.of()).values()))
                some.add(again(transcript, source, part));
        return new Page(page.objects(), page.next(), some);
    }

    private static Some<?, ?> again(Transcript<?, ?> transcript, MigrationSource source, List<Change> part) {
        var ids = part.stream().map(change -> change.id().toString()).toList();
        var page = page(source, transcript.withRegistrations(PAGE), null, Map.of("uuids", ids));
        var found = new HashSet<String>();
        for (var object : page.objects()) found.add(object.path("uuid").asString());
        var gone = part.stream()
                .filter(change -> !found.contains(change.id().toString()))
                .toList();
        return new Some<>(transcript, page.objects(), gone);
    }

    /** What has registrations at the source and is neither there nor here any more: all of its registrations. */
    Page gone(MigrationSource source, @Nullable String cursor) {
        var page = page(source, EVERYTHING_EVER, cursor, Map.of());
        var models = new HashMap<UUID, String>();
        for (var one : page.objects())
            models.put(
                    UUID.fromString(one.path("uuid").asString()),
                    one.path("model").asString(""));
        var unknown = table.unknown(models.keySet());
        var some = new ArrayList<Some<?, ?>>();
        for (var transcript : transcripts.all())
            for (var part : parts(unknown.stream()
                    .filter(id -> transcript.model().equals(models.get(id)))
                    .toList())) some.add(buried(transcript, source, part));
        return new Page(page.objects(), page.next(), some);
    }

    /** One object with its registrations, as a list of all would have had it. */
    private static Some<?, ?> buried(Transcript<?, ?> transcript, MigrationSource source, List<UUID> ids) {
        var byObject = new LinkedHashMap<String, List<JsonNode>>();
        var wanted = ids.stream().map(UUID::toString).toList();
        String cursor = null;
        do {
            var page = page(source, transcript.registrationsOf(REGISTRATIONS), cursor, Map.of("uuids", wanted));
            for (var registration : page.objects())
                byObject.computeIfAbsent(registration.path("uuid").asString(), _ -> new ArrayList<>())
                        .add(registration);
            cursor = page.next();
        } while (cursor != null);
        var objects = new ArrayList<JsonNode>();
        byObject.forEach((id, registrations) -> {
            var object = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            object.put("uuid", id);
            object.putArray("registrations").addAll(registrations);
            objects.add(object);
        });
        return new Some<>(transcript, objects, List.of());
    }

    private static <T> List<List<T>> parts(Collection<T> all) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < list.size(); i += PAGE) parts.add(list.subList(i, Math.min(list.size(), i + PAGE)));
        return parts;
    }

    /** By the source's clock, to the microsecond. */
    static Instant moment(JsonNode registration) {
        return OffsetDateTime.parse(registration.path("start").asString())
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static Page page(
            MigrationSource source, String query, @Nullable String cursor, Map<String, ? extends Object> more) {
        var variables = new HashMap<String, @Nullable Object>(more);
        variables.put("cursor", cursor);
        if (query.contains("$uuids")) variables.putIfAbsent("uuids", null);
        var page = source.ask(query, variables).path("page");
        var next = page.path("page_info").path("next_cursor").asString("");
        // a page that is none must not pass for the end of a list, nor one that leads to itself for the next
        if (!page.path("objects").isArray() || (!next.isEmpty() && next.equals(cursor)))
            throw new RuleBroken("organisation.migration.error.no-page");
        var objects = new ArrayList<JsonNode>();
        page.path("objects").forEach(objects::add);
        return new Page(objects, next.isEmpty() ? null : next, List.of());
    }
}
