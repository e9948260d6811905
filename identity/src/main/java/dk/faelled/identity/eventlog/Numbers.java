package dk.faelled.identity.eventlog;

import dk.faelled.identity.person.Person;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The CPR numbers of persons of the organisation, all of a page at once. Within the running transaction. */
@Component("eventLogNumbers")
class Numbers {
    private final People people;
    private final Sealer sealer;
    private final Audit audit;

    Numbers(People people, Sealer sealer, Audit audit) {
        this.people = people;
        this.sealer = sealer;
        this.audit = audit;
    }

    /** By id of the person. @param clear as they are, which the access log is told; else masked */
    Map<UUID, String> of(Collection<Person> persons, boolean clear) {
        var ids = persons.stream()
                .flatMap(person -> Stream.ofNullable(person.organisationPerson()))
                .map(PersonId::new)
                .distinct()
                .toList();
        if (ids.isEmpty()) return Map.of();
        var found = new HashMap<UUID, Cpr>();
        people.segments(ids, null).forEach((id, segments) -> segments.list().reversed().stream()
                .flatMap(segment -> Stream.ofNullable(segment.state().cpr()))
                .findFirst()
                .map(SealedCpr::sealed)
                .ifPresent(kept -> found.put(id.value(), sealer.openCpr(kept))));
        var told = new HashMap<UUID, String>();
        var read = new ArrayList<String>();
        for (var person : persons) {
            var cpr = person.organisationPerson() == null ? null : found.get(person.organisationPerson());
            if (cpr == null) continue;
            told.put(person.id(), clear ? cpr.digits() : cpr.masked());
            read.add("person:" + Objects.requireNonNull(person.organisationPerson()));
        }
        if (clear && !read.isEmpty()) audit.accessed("identity.auditlog.cpr", List.copyOf(read), "identity.auditlog");
        return told;
    }
}
