package dk.faelled.identity.person;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons by what others know them by: another provider, a system. Of several names each is found, at most twenty. */
@Component
@Transactional(readOnly = true)
public class Finding {
    private final PersonTable table;
    private final People people;
    private final Sealer sealer;
    private final Clock clock;

    Finding(PersonTable table, People people, Sealer sealer, Clock clock) {
        this.table = table;
        this.people = people;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** As {@link Persons#named}. */
    public List<Person> named(String userName) {
        return table.named(userName.strip().toLowerCase(Locale.ROOT));
    }

    /** By {@link Person#uuid}. */
    public List<Person> known(UUID uuid) {
        return table.known(uuid);
    }

    /** Whose number it is, in the organisation or as the person was loaded. */
    public List<Person> withCpr(Cpr cpr) {
        var found = people.withCpr(cpr, AsOf.on(LocalDate.now(clock))).stream()
                .map(PersonId::value)
                .toList();
        return table.withCpr(sealer.cprKey(cpr), found);
    }
}
