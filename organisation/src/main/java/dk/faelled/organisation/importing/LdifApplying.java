package dk.faelled.organisation.importing;

import dk.faelled.organisation.Classes;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.importing.CsvRows.AccountRow;
import dk.faelled.organisation.importing.CsvRows.AccountState;
import dk.faelled.organisation.importing.CsvRows.EngagementRow;
import dk.faelled.organisation.importing.CsvRows.EngagementState;
import dk.faelled.organisation.importing.CsvRows.ManagerRow;
import dk.faelled.organisation.importing.CsvRows.ManagerState;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.CsvRows.PersonRow;
import dk.faelled.organisation.importing.LdifRows.LeaderRow;
import dk.faelled.organisation.importing.LdifRows.UserRow;
import dk.faelled.platform.Applying;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Applies a directory's people. Whom payroll or another source employs under the number is not made again: the directory
 * adds the account, e-mail address and telephone, and leaves name and employment to the one that knows them.
 */
@Component
class LdifApplying {
    private final CsvApplying set;
    private final CsvAccounts accounts;
    private final CsvContacts contacts;
    private final Engagements engagements;
    private final Classes classes;
    private final Keys keys;
    private final Clock clock;

    LdifApplying(
            CsvApplying set,
            CsvAccounts accounts,
            CsvContacts contacts,
            Engagements engagements,
            Classes classes,
            Keys keys,
            Clock clock) {
        this.set = set;
        this.accounts = accounts;
        this.contacts = contacts;
        this.engagements = engagements;
        this.classes = classes;
        this.keys = keys;
        this.clock = clock;
    }

    void users(List<UserRow> rows, Applying run) {
        var ours = keys.byKey(
                Type.PERSON, rows.stream().map(UserRow::username).distinct().toList());
        var employed = employed(rows.stream().map(UserRow::number).toList(), ours.values());
        var gone = rows.stream()
                .filter(row ->
                        row.disabled() && !employed.containsKey(row.number()) && !ours.containsKey(row.username()))
                .toList();
        run.unchanged(gone.size());
        var there = rows.stream().filter(row -> !gone.contains(row)).toList();
        var elsewhere =
                there.stream().filter(row -> employed.containsKey(row.number())).toList();
        var own = there.stream()
                .filter(row -> !employed.containsKey(row.number()) && !row.disabled())
                .toList();
        if (!own.isEmpty()) set.persons(own.stream().map(LdifApplying::person).toList(), run);
        contacts(elsewhere, employed, run);
        var work = own.stream().filter(UserRow::tellsOfWork).toList();
        if (!work.isEmpty())
            set.engagements(work.stream().map(LdifApplying::work).toList(), run);
        if (!there.isEmpty())
            accounts.apply(
                    there.stream()
                            .map(row -> account(row, employed, LocalDate.now(clock)))
                            .toList(),
                    run);
    }

    void leaders(List<LeaderRow> rows, Applying run) {
        var ours = keys.byKey(
                Type.PERSON, rows.stream().map(LeaderRow::username).distinct().toList());
        var employed = employed(rows.stream().map(LeaderRow::number).toList(), ours.values());
        set.managers(
                rows.stream()
                        .map(row -> new ManagerRow(
                                row.unitKey(),
                                row.unitKey(),
                                "Leder",
                                List.of(new ManagerState(
                                        reference(row.number(), row.username(), employed),
                                        "",
                                        List.of(),
                                        new Period(null, null)))))
                        .toList(),
                run);
    }

    /** Employment number to the person, where others than this source employ somebody under it. */
    private Map<String, PersonId> employed(List<String> numbers, Collection<UUID> ours) {
        var found = keys.byKey(
                Type.ENGAGEMENT,
                numbers.stream().filter(number -> !number.isEmpty()).distinct().toList());
        var segments = engagements.segments(
                found.values().stream().map(EngagementId::new).toList(), null);
        var employed = new HashMap<String, PersonId>();
        found.forEach((number, id) -> {
            var states = segments.get(new EngagementId(id));
            if (states == null || states.isEmpty()) return;
            var person = states.list().getLast().state().person();
            if (!ours.contains(person.value())) employed.put(number, person);
        });
        return employed;
    }

    private void contacts(List<UserRow> rows, Map<String, PersonId> employed, Applying run) {
        var placed = new LinkedHashMap<PersonRow, PersonId>();
        for (var row : rows) {
            var person = employed.get(row.number());
            if (person != null && !row.disabled()) placed.put(person(row), person);
        }
        if (!placed.isEmpty())
            contacts.ofPersons(
                    placed,
                    new ClassKeys(
                            classes, keys, LocalDate.now(clock), run.options().createClasses()));
    }

    private static PersonRow person(UserRow row) {
        return new PersonRow(row.username(), "", "", row.givenName(), row.surname(), "", row.email(), row.phone());
    }

    private static EngagementRow work(UserRow row) {
        return new EngagementRow(
                row.employment(),
                row.username(),
                List.of(new EngagementState(row.unitKey(), row.title(), "", null, "", new Period(row.since(), null))));
    }

    private static AccountRow account(UserRow row, Map<String, PersonId> employed, LocalDate today) {
        var tied = new ArrayList<String>();
        if (employed.containsKey(row.number())) tied.add(row.number());
        else if (row.tellsOfWork() && !row.disabled()) tied.add(row.employment());
        var until = row.disabled() ? today : null;
        return new AccountRow(
                row.system(),
                row.username(),
                reference(row.number(), row.username(), employed),
                List.of(new AccountState(row.externalId(), tied, new Period(null, until))));
    }

    private static String reference(String number, String username, Map<String, PersonId> employed) {
        return Stream.ofNullable(employed.get(number))
                .map(PersonId::toString)
                .findFirst()
                .orElse(username);
    }
}
