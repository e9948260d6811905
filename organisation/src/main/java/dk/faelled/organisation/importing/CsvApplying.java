package dk.faelled.organisation.importing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.BirthDate;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.SealedCpr;
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
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies rows of the CSV set; each object is told from others by its UUID, else by its key. */
@Component
class CsvApplying {
    private static final HexFormat HEX = HexFormat.of();
    private final Units units;
    private final People people;
    private final Engagements engagements;
    private final Managers managers;
    private final Addresses addresses;
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
            Addresses addresses,
            Classes classes,
            Keys keys,
            Sealer sealer,
            OrganisationSettings settings,
            Clock clock) {
        this.units = units;
        this.people = people;
        this.engagements = engagements;
        this.managers = managers;
        this.addresses = addresses;
        this.classes = classes;
        this.keys = keys;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    static String source(Applying run) {
        return run.options().source().isEmpty() ? "csv" : run.options().source();
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
        for (var row : rows) ids.put(row.key(), new UnitId(id("unit", row.key(), row.uuid(), found)));
        Map<UnitId, List<Said<Unit>>> said = Source.byId(rows, row -> id(ids, row.key()), row -> row.states().stream()
                .map(state -> {
                    var parent = state.parentKey().isEmpty() ? null : unit(state.parentKey(), found, "parent_key");
                    var type = known.get("org_unit_type", state.type().isEmpty() ? "Enhed" : state.type(), null);
                    var level = known.optional("org_unit_level", state.level());
                    return new Said<>(
                            state.period(),
                            new Unit(row.key(), state.name(), parent, type, level, null, null),
                            old -> new Unit(
                                    row.key(), state.name(), parent, type, level, old.hierarchy(), old.timePlanning()));
                })
                .toList());
        Source.keep(units, said, today(), run);
        keys.seen(source(run), Type.UNIT, Source.values(said.keySet()), run.run());
        var contacts = new LinkedHashMap<AddressId, List<Said<Address>>>();
        for (var row : rows) {
            var unit = id(ids, row.key());
            var from = row.states().stream()
                    .map(CsvRows.UnitState::period)
                    .map(Period::from)
                    .reduce((a, b) -> a == null || b != null && a.isBefore(b) ? a : b)
                    .orElse(null);
            contact(contacts, unit, "Telefon", "PHONE", row.phone().replace(" ", ""), from, known);
            contact(contacts, unit, "E-mail", "EMAIL", row.email(), from, known);
            contact(contacts, unit, "EAN-nummer", "EAN", row.ean(), from, known);
            contact(contacts, unit, "P-nummer", "PNUMBER", row.pnumber(), from, known);
        }
        keepContacts(contacts);
    }

    void persons(List<PersonRow> rows, Applying run) {
        var known = classKeys(run);
        var byCpr = keys.byCprKey(rows.stream()
                .map(PersonRow::sealedCpr)
                .filter(c -> !c.isEmpty())
                .map(CsvApplying::cprKey)
                .toList());
        var byKey = keys.byKey(
                Type.PERSON,
                rows.stream().map(PersonRow::key).filter(k -> !k.isEmpty()).toList());
        var said = new LinkedHashMap<PersonId, List<Said<Person>>>();
        var contacts = new LinkedHashMap<AddressId, List<Said<Address>>>();
        for (var row : rows) {
            var cpr = row.sealedCpr().isEmpty() ? null : sealedCpr(row.sealedCpr());
            var name = row.key().isEmpty() ? cprKey(row.sealedCpr()) : row.key();
            @Nullable UUID numbered = row.sealedCpr().isEmpty() ? null : byCpr.get(cprKey(row.sealedCpr()));
            var id = new PersonId(numbered != null ? numbered : id("person", name, row.uuid(), byKey));
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
            contact(contacts, id, "E-mail", "EMAIL", row.email(), known);
            contact(contacts, id, "Telefon", "PHONE", row.phone().replace(" ", ""), known);
        }
        // a name that differs holds from today; only what is new begins with the date of birth
        var before = people.segments(said.keySet(), null);
        said.replaceAll((id, states) -> before.containsKey(id)
                ? states.stream()
                        .map(s -> new Said<>(new Period(null, null), s.fresh(), s.change()))
                        .toList()
                : states);
        Source.keep(people, said, today(), run);
        keepContacts(contacts);
    }

    void engagements(List<EngagementRow> rows, Applying run) {
        var known = classKeys(run);
        var persons = persons(rows.stream().map(EngagementRow::person).toList());
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
                rows, row -> new EngagementId(id("engagement", row.key(), "", engaged)), row -> row.states().stream()
                        .map(state -> {
                            var person = person(row.person(), persons);
                            var unit = unit(state.unitKey(), found, "unit_key");
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
        keys.seen(source(run), Type.ENGAGEMENT, Source.values(said.keySet()), run.run());
    }

    void managers(List<ManagerRow> rows, Applying run) {
        var known = classKeys(run);
        var persons = persons(rows.stream()
                .flatMap(row -> row.states().stream())
                .map(CsvRows.ManagerState::person)
                .toList());
        var found = keys.byKey(
                Type.UNIT, rows.stream().map(ManagerRow::unitKey).distinct().toList());
        Map<ManagerId, List<Said<Manager>>> said = Source.byId(
                rows, row -> new ManagerId(named(source(run), "manager:" + row.name())), row -> row.states().stream()
                        .map(state -> {
                            var person = state.person().isEmpty() ? null : person(state.person(), persons);
                            var unit = unit(row.unitKey(), found, "unit_key");
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
        keys.seen(source(run), Type.MANAGER, Source.values(said.keySet()), run.run());
    }

    private ClassKeys classKeys(Applying run) {
        return new ClassKeys(classes, keys, today(), run.options().createClasses());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void contact(
            Map<AddressId, List<Said<Address>>> contacts,
            UnitId unit,
            String type,
            String scope,
            String value,
            @Nullable LocalDate from,
            ClassKeys known) {
        if (value.isEmpty()) return;
        var typeId = known.get("org_unit_address_type", type, scope);
        contacts.put(
                new AddressId(NameUuid.of(unit.value(), "address:" + type)),
                List.of(said(Address.of(unit, typeId, value), from)));
    }

    private void contact(
            Map<AddressId, List<Said<Address>>> contacts,
            PersonId person,
            String type,
            String scope,
            String value,
            ClassKeys known) {
        if (value.isEmpty()) return;
        var typeId = known.get("employee_address_type", type, scope);
        contacts.put(
                new AddressId(NameUuid.of(person.value(), "address:" + type)),
                List.of(said(Address.of(person, typeId, value), today())));
    }

    private static Said<Address> said(Address address, @Nullable LocalDate from) {
        return new Said<>(new Period(from, null), address, old -> address);
    }

    /** Addresses are part of their owner's row: they are not counted on their own. */
    private void keepContacts(Map<AddressId, List<Said<Address>>> contacts) {
        var before = addresses.segments(contacts.keySet(), null);
        contacts.entrySet().removeIf(contact -> {
            var old = before.get(contact.getKey());
            var now = old == null ? null : old.at(today()).orElse(null);
            return now != null
                    && now.value().equals(contact.getValue().getFirst().fresh().value());
        });
        var writes = new java.util.ArrayList<dk.faelled.organisation.Write<AddressId, Address>>();
        contacts.forEach((id, said) -> {
            var old = before.getOrDefault(id, dk.faelled.organisation.Segments.none());
            // what was reachable otherwise until yesterday stays in the past
            var states = old.isEmpty()
                    ? said
                    : said.stream()
                            .map(s -> new Said<>(new Period(today(), null), s.fresh(), s.change()))
                            .toList();
            writes.add(new dk.faelled.organisation.Write.Put<>(id, Source.after(old, states, today())));
        });
        addresses.write(writes, null);
    }

    private record Persons(Map<String, UUID> byKey, Map<String, UUID> byCpr) {}

    private Persons persons(Collection<String> references) {
        return new Persons(
                keys.byKey(
                        Type.PERSON,
                        references.stream()
                                .filter(r -> !r.startsWith("cpr:"))
                                .distinct()
                                .toList()),
                keys.byCprKey(references.stream()
                        .filter(r -> r.startsWith("cpr:"))
                        .map(r -> cprKey(r.substring(4)))
                        .distinct()
                        .toList()));
    }

    private static PersonId person(String reference, Persons persons) {
        @Nullable
        UUID found = reference.startsWith("cpr:")
                ? persons.byCpr().get(cprKey(reference.substring(4)))
                : persons.byKey().get(reference);
        if (found == null && isUuid(reference)) found = UUID.fromString(reference);
        if (found == null)
            throw new RuleBroken("organisation.import.person-missing", reference.startsWith("cpr:") ? "***" : reference)
                    .at("person");
        return new PersonId(found);
    }

    private static UnitId unit(String key, Map<String, UUID> found, String column) {
        var id = found.get(key);
        if (id != null) return new UnitId(id);
        if (isUuid(key)) return new UnitId(UUID.fromString(key));
        throw new RuleBroken("organisation.import.unit-missing", key).at(column);
    }

    private static UnitId id(Map<String, UnitId> ids, String key) {
        return java.util.Objects.requireNonNull(ids.get(key));
    }

    /** The UUID of the file, else of the object with that key, else one made of the key. */
    private static UUID id(String kind, String key, String uuid, Map<String, UUID> found) {
        if (!uuid.isEmpty()) {
            if (!isUuid(uuid)) throw ErrorKey.INVALID_INPUT.broken(uuid).at("uuid");
            return UUID.fromString(uuid);
        }
        var known = found.get(key);
        return known != null ? known : named("", kind + ":" + key);
    }

    private static UUID named(String source, String name) {
        return NameUuid.of(Tenant.current().value(), source + ":" + name);
    }

    private static boolean isUuid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static String cprKey(String staged) {
        return staged.substring(0, staged.indexOf(':'));
    }

    private static SealedCpr sealedCpr(String staged) {
        int colon = staged.indexOf(':');
        return new SealedCpr(HEX.parseHex(staged.substring(colon + 1)), HEX.parseHex(staged.substring(0, colon)));
    }
}
