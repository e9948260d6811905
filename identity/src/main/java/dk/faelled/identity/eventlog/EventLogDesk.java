package dk.faelled.identity.eventlog;

import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.AuditTrail;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells what happened about accounts. Only what is sealed: so nothing comes later before what was told. */
@Component
@Transactional
class EventLogDesk {
    private static final List<String> OURS =
            List.of("identity.", "secondfactor.", "platform.session.", "platform.account.");
    private static final String MAY_SEE_CPR = "platform.cpr.read";
    private static final int MOST = 100;
    private static final Pattern PERSON = Pattern.compile("(?:account|identity-person):([0-9a-f-]{36})");
    private static final Pattern PERFORMER = Pattern.compile("(?:person|api-key|operator):([0-9a-f-]{36})");
    private final AuditTrail trail;
    private final Persons persons;
    private final Domains domains;
    private final Numbers numbers;
    private final AccessDecider access;
    private final JsonMapper json;

    EventLogDesk(
            AuditTrail trail,
            Persons persons,
            Domains domains,
            Numbers numbers,
            AccessDecider access,
            JsonMapper json) {
        this.trail = trail;
        this.persons = persons;
        this.domains = domains;
        this.numbers = numbers;
        this.access = access;
        this.json = json;
    }

    EventLogAnswer.Head head() {
        return new EventLogAnswer.Head(trail.head(OURS));
    }

    List<EventLogAnswer.Event> after(long offset) {
        var lines = trail.after(OURS, offset, MOST);
        var ids =
                lines.stream().flatMap(line -> about(line).stream()).distinct().toList();
        var known = persons.all(ids);
        var cprs = numbers.of(known.values(), access.may(MAY_SEE_CPR));
        var names = domains.all().stream().collect(Collectors.toMap(Domain::id, Domain::name));
        return lines.stream()
                .map(line -> event(line, about(line).map(known::get).orElse(null), cprs, names))
                .toList();
    }

    private static Optional<UUID> about(AuditTrail.Line line) {
        var found = PERSON.matcher(line.entity());
        return found.matches() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }

    private EventLogAnswer.Event event(
            AuditTrail.Line line, @Nullable Person person, Map<UUID, String> cprs, Map<UUID, String> domainNames) {
        var performer = PERFORMER.matcher(line.actor());
        var detail = detail(line);
        return new EventLogAnswer.Event(
                line.seq(),
                danish(line.at()),
                line.address(),
                line.correlation(),
                about(line).map(UUID::toString).orElse(null),
                person == null ? null : person.name(),
                person == null ? null : cprs.get(person.id()),
                performer.matches() ? performer.group(1) : null,
                line.actorName().isEmpty() ? null : line.actorName(),
                line.action(),
                message(line.action()),
                person == null ? null : domainNames.get(person.domain()),
                person == null ? null : person.userName(),
                detail == null ? null : "JSON",
                detail,
                null);
    }

    private static String danish(Instant at) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                at.atZone(Formats.COPENHAGEN).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String message(String action) {
        var key = "audit." + action;
        return Messages.current().has(key) ? Messages.text(key) : action;
    }

    private @Nullable String detail(AuditTrail.Line line) {
        var all = new HashMap<String, Object>();
        if (line.before() != null) all.put("before", json.readTree(line.before()));
        if (line.after() != null) all.put("after", json.readTree(line.after()));
        if (line.reason() != null) all.put("reason", line.reason());
        return all.isEmpty() ? null : json.writeValueAsString(all);
    }
}
