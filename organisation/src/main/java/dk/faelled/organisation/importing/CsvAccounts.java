package dk.faelled.organisation.importing;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.importing.CsvRows.AccountRow;
import dk.faelled.organisation.importing.CsvRows.AccountState;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.Source.Said;
import dk.faelled.platform.Applying;
import dk.faelled.platform.RuleBroken;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Applies {@code accounts.csv}; an account is told from others by its system, its name and its person. */
@Component
class CsvAccounts {
    private final Accounts accounts;
    private final ItSystems systems;
    private final Keys keys;
    private final Clock clock;

    CsvAccounts(Accounts accounts, ItSystems systems, Keys keys, Clock clock) {
        this.accounts = accounts;
        this.systems = systems;
        this.keys = keys;
        this.clock = clock;
    }

    void apply(List<AccountRow> rows, Applying run) {
        var persons = CsvReferences.persons(
                keys, rows.stream().map(AccountRow::person).toList());
        var engagements = keys.byKey(
                Type.ENGAGEMENT,
                rows.stream()
                        .flatMap(row -> row.states().stream())
                        .flatMap(state -> state.engagementKeys().stream())
                        .distinct()
                        .toList());
        var systemIds = systems(rows, run);
        var there =
                keys.accounts(rows.stream().map(AccountRow::username).distinct().toList());
        var said = new LinkedHashMap<ItUserId, List<Said<ItUser>>>();
        for (var row : rows) {
            var person = CsvReferences.person(row.person(), persons);
            var system = new ItSystemId(Objects.requireNonNull(systemIds.get(row.system())));
            var known = there.get(Keys.account(system.value(), row.username(), person.value()));
            var id = known != null
                    ? known
                    : NameUuid.of(person.value(), "account:" + system.value() + ":" + row.username());
            var states = said.computeIfAbsent(new ItUserId(id), _ -> new java.util.ArrayList<>());
            for (var state : row.states()) {
                var tied = engagements(state, engagements);
                var external = state.externalId().isEmpty() ? null : state.externalId();
                states.add(new Said<>(
                        known == null && state.period().from() == null
                                ? new Period(today(), state.period().until())
                                : state.period(),
                        new ItUser(row.username(), system, person, null, tied, external, null, null),
                        old -> new ItUser(
                                old.userKey(),
                                system,
                                person,
                                null,
                                tied.isEmpty() ? old.engagements() : tied,
                                external == null ? old.externalId() : external,
                                old.bindingType(),
                                old.primary())));
            }
        }
        Source.keep(accounts, said, today(), run);
        keys.seen(run.options().source(), Type.IT_USER, Source.values(said.keySet()), run.run());
    }

    private static List<EngagementId> engagements(AccountState state, Map<String, UUID> found) {
        return state.engagementKeys().stream()
                .map(key -> {
                    var id = found.get(key);
                    if (id == null && CsvReferences.isUuid(key)) id = UUID.fromString(key);
                    if (id == null)
                        throw new RuleBroken("organisation.import.engagement-missing", key).at("engagement_keys");
                    return new EngagementId(id);
                })
                .toList();
    }

    private Map<String, UUID> systems(List<AccountRow> rows, Applying run) {
        var wanted = rows.stream().map(AccountRow::system).distinct().toList();
        var found = new HashMap<>(keys.byKey(Type.IT_SYSTEM, wanted));
        for (var key : wanted) {
            if (found.containsKey(key)) continue;
            if (!run.options().createClasses())
                throw new RuleBroken("organisation.import.itsystem-missing", key).at("itsystem");
            var id = new ItSystemId(CsvReferences.named("", "itsystem:" + key));
            systems.create(id, Validity.ALWAYS, new ItSystem(key, key, null), null);
            found.put(key, id.value());
        }
        return found;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
