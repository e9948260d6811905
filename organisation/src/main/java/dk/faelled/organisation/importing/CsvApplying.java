package dk.faelled.organisation.importing;

import dk.faelled.organisation.BirthDate;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.importing.CsvRows.EngagementRow;
import dk.faelled.organisation.importing.CsvRows.ManagerRow;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.CsvRows.PersonRow;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.organisation.importing.Source.Said;
import dk.faelled.platform.Applying;
import dk.faelled.platform.Sealer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies rows of the CSV set; each object is told from others by its UUID, else by its key. */
@Component
class CsvApplying {
    private final Units units;
    private final People people;
    private final Engagements engagements;
    private final Managers managers;
    private final CsvContacts contacts;
    private final Classes classes;
    private final Keys keys;
    private final Sealer sealer;
    private final OrganisationSettings settings;
    private final Clock clock;

    CsvApplying(
            Units units,
            People people,
            Engagements engagements,
            Managers managers,
            CsvContacts contacts,
            Classes classes,
            Keys keys,
            Sealer sealer,
            OrganisationSettings settings,
            Clock clock) {
        this.units = units;
        this.people = people;
        this.engagements = engagements;
        this.managers = managers;
        this.contacts = contacts;
        this.classes = classes;
        this.keys = keys;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    void units(List<UnitRow> rows, Applying run) {
        var known = classKeys(run);
        var parents = rows.stream()
                .flatMap(row -> row.states().stream().map(CsvRows.UnitState::parentKey))
                .filter(key -> !key.isEmpty())
                .toList();
        var wanted = new java.util.ArrayList<>(parents);
        rows.forEach(row -> wanted.add(row.key()));
        var found = keys.byKey(Type.UNIT, wanted);
        var ids = new HashMap<String, UnitId>();
        for (var row : rows) ids.put(row.key(), new UnitId(CsvReferences.id("unit", row.key(), row.uuid(), found)));
        Map<UnitId, List<Said<Unit>>> said = Source.byId(
                rows, row -> java.util.Objects.requireNonNull(ids.get(row.key())), row -> row.states().stream()
                        .map(state -> {
                            var parent = state.parentKey().isEmpty()
                                    ? null
                                    : CsvReferences.unit(state.parentKey(), found, "parent_key");
                            var type =
                                    known.get("org_unit_type", state.type().isEmpty() ? "Enhed" : state.type(), null);
                            var level = known.optional("org_unit_level", state.level());
                            return new Said<>(
                                    state.period(),
                                    new Unit(row.key(), state.name(), parent, type, level, null, null),
                                    old -> new Unit(
                                            row.key(),
                                            state.name(),
                                            parent,
                                            type,
                                            level,
                                            old.hierarchy(),
                                            old.timePlanning()));
                        })
                        .toList());
        var placed = new LinkedHashMap<UnitRow, UnitId>();
        var ends = new LinkedHashMap<UnitId, LocalDate>();
        for (var row : rows) {
            var id = java.util.Objects.requireNonNull(ids.get(row.key()));
            placed.put(row, id);
            if (row.until() != null) ends.put(id, row.until());
        }
        contacts.close(ends);
        Source.keep(units, said, today(), run);
        keys.seen(run.options().source(), Type.UNIT, Source.values(said.keySet()), run.run());
        contacts.ofUnits(placed, known);
    }

    void persons(List<PersonRow> rows, Applying run) {
        var known = classKeys(run);
        var byCpr = keys.byCprKey(rows.stream()
                .map(PersonRow::sealedCpr)
                .filter(c -> !c.isEmpty())
                .map(SealedText::key)
                .toList());
        var byKey = keys.byKey(
                Type.PERSON,
                rows.stream().map(PersonRow::key).filter(k -> !k.isEmpty()).toList());
        var said = new LinkedHashMap<PersonId, List<Said<Person>>>();
        var placed = new LinkedHashMap<PersonRow, PersonId>();
        for (var row : rows) {
            var cpr = row.sealedCpr().isEmpty() ? null : SealedText.parse(row.sealedCpr());
            var name = row.key().isEmpty() ? SealedText.key(row.sealedCpr()) : row.key();
            @Nullable UUID numbered = row.sealedCpr().isEmpty() ? null : byCpr.get(SealedText.key(row.sealedCpr()));
            var id = new PersonId(numbered != null ? numbered : CsvReferences.id("person", name, row.uuid(), byKey));
            var userKey = row.key().isEmpty() ? id.value().toString() : row.key();
            var born = cpr == null ? null : BirthDate.of(sealer.openCpr(cpr.sealed()), settings.replacementCpr());
            said.computeIfAbsent(id, _ -> new java.util.ArrayList<>())
                    .add(new Said<>(
                            new Period(born, null),
                            new Person(userKey, row.givenName(), row.surname(), row.nickname(), "", cpr, null),
                            old -> new Person(
                                    row.key().isEmpty() ? old.userKey() : userKey,
                                    row.givenName(),
                                    row.surname(),
                                    row.nickname().isEmpty() ? old.nicknameGivenName() : row.nickname(),
                                    old.nicknameSurname(),
                                    cpr == null || cpr.equals(old.cpr()) ? old.cpr() : cpr,
                                    old.seniority())));
            placed.put(row, id);
        }
        // a name that differs holds from today; only what is new begins with the date of birth
        var before = people.segments(said.keySet(), null);
        said.replaceAll((id, states) -> before.containsKey(id)
                ? states.stream()
                        .map(s -> new Said<>(new Period(null, null), s.fresh(), s.change()))
                        .toList()
                : states);
        Source.keep(people, said, before, today(), run);
        contacts.ofPersons(placed, known);
    }

    void engagements(List<EngagementRow> rows, Applying run) {
        var known = classKeys(run);
        var persons = CsvReferences.persons(
                keys, rows.stream().map(EngagementRow::person).toList());
        var found = keys.byKey(
                Type.UNIT,
                rows.stream()
                        .flatMap(row -> row.states().stream())
                        .map(CsvRows.EngagementState::unitKey)
                        .distinct()
                        .toList());
        var engaged = keys.byKey(
                Type.ENGAGEMENT, rows.stream().map(EngagementRow::key).toList());
        Map<EngagementId, List<Said<Engagement>>> said = Source.byId(
                rows,
                row -> new EngagementId(CsvReferences.id("engagement", row.key(), "", engaged)),
                row -> row.states().stream()
                        .map(state -> {
                            var person = CsvReferences.person(row.person(), persons);
                            var unit = CsvReferences.unit(state.unitKey(), found, "unit_key");
                            var type =
                                    known.get("engagement_type", state.type().isEmpty() ? "Ansat" : state.type(), null);
                            var job = known.get("engagement_job_function", state.jobFunction(), null);
                            var primary = known.optional("primary_type", state.primary());
                            return new Said<>(
                                    state.period(),
                                    new Engagement(
                                            row.key(), person, unit, type, job, primary, state.fraction(), List.of()),
                                    old -> new Engagement(
                                            row.key(),
                                            person,
                                            unit,
                                            type,
                                            job,
                                            primary == null ? old.primary() : primary,
                                            state.fraction() == null ? old.fraction() : state.fraction(),
                                            old.extensions()));
                        })
                        .toList());
        Source.keep(engagements, said, today(), run);
        keys.seen(run.options().source(), Type.ENGAGEMENT, Source.values(said.keySet()), run.run());
    }

    void managers(List<ManagerRow> rows, Applying run) {
        var known = classKeys(run);
        var persons = CsvReferences.persons(
                keys,
                rows.stream()
                        .flatMap(row -> row.states().stream())
                        .map(CsvRows.ManagerState::person)
                        .toList());
        var found = keys.byKey(
                Type.UNIT, rows.stream().map(ManagerRow::unitKey).distinct().toList());
        Map<ManagerId, List<Said<Manager>>> said = Source.byId(
                rows,
                row -> new ManagerId(CsvReferences.named(run.options().source(), "manager:" + row.name())),
                row -> row.states().stream()
                        .map(state -> {
                            var person =
                                    state.person().isEmpty() ? null : CsvReferences.person(state.person(), persons);
                            var unit = CsvReferences.unit(row.unitKey(), found, "unit_key");
                            var type = known.optional("manager_type", row.type());
                            var level = known.optional("manager_level", state.level());
                            var tasks = known.all("responsibility", state.responsibilities());
                            return new Said<>(
                                    new Period(
                                            state.period().from() == null
                                                    ? today()
                                                    : state.period().from(),
                                            state.period().until()),
                                    new Manager(row.name(), person, unit, type, level, tasks, null),
                                    old -> new Manager(row.name(), person, unit, type, level, tasks, old.engagement()));
                        })
                        .toList());
        Source.keep(managers, said, today(), run);
        keys.seen(run.options().source(), Type.MANAGER, Source.values(said.keySet()), run.run());
    }

    private ClassKeys classKeys(Applying run) {
        return new ClassKeys(classes, keys, today(), run.options().createClasses());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
