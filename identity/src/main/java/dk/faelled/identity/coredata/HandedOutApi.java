package dk.faelled.identity.coredata;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.platform.Requires;
import dk.faelled.secondfactor.CodeViewers;
import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which code viewers are handed out, and to whom (identity 5.3, HARDWARETOKEN). */
@RestController
@Requires(CoreDataRights.HARDWARETOKEN)
class HandedOutApi {
    private static final int MOST = 5_000;
    private final CodeViewers viewers;
    private final Persons persons;

    /** @param time when it was handed out, Danish time without a zone @param samAccountName null where nobody here has it */
    record Viewer(
            String name,
            String deviceId,
            String serialNumber,
            NsisLevel nsisLevel,
            @Nullable String time,
            @Nullable String samAccountName) {}

    HandedOutApi(CodeViewers viewers, Persons persons) {
        this.viewers = viewers;
        this.persons = persons;
    }

    /** At most 5,000, by their serial numbers. @param after ours: the last one of the answer before */
    @GetMapping("/os2faktor/api/kodeviser")
    List<Viewer> all(@RequestParam(defaultValue = "") String after) {
        var held = viewers.held(after, MOST);
        var known = persons.all(
                held.stream().flatMap(one -> one.accounts().stream()).toList());
        return held.stream().map(one -> viewer(one, known)).toList();
    }

    private static Viewer viewer(CodeViewers.Held held, Map<UUID, Person> known) {
        var person = held.accounts().stream()
                .filter(known::containsKey)
                .map(known::get)
                .findFirst()
                .orElse(null);
        return new Viewer(
                held.name(),
                held.deviceId(),
                held.serialNumber(),
                held.level(),
                LocalMoments.iso(held.boundAt()),
                person == null ? null : person.userName());
    }
}
