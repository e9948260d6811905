package dk.faelled.organisation.importing;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.platform.Applying;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends what a source no longer has, from today on, within the safety limit of the kit. */
@Component
class Endings {
    private final Units units;
    private final Engagements engagements;
    private final Managers managers;
    private final Accounts accounts;
    private final CsvContacts contacts;
    private final Keys keys;
    private final Clock clock;

    Endings(
            Units units,
            Engagements engagements,
            Managers managers,
            Accounts accounts,
            CsvContacts contacts,
            Keys keys,
            Clock clock) {
        this.units = units;
        this.engagements = engagements;
        this.managers = managers;
        this.accounts = accounts;
        this.contacts = contacts;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param types only those that the file can speak of */
    void end(String source, List<Type> types, Applying run) {
        var today = LocalDate.now(clock);
        for (var type : types) {
            // a file of persons says nothing of units that it does not have
            if (!keys.sawAny(source, type, run.run())) continue;
            var gone = keys.unseen(source, type, run.run(), today);
            if (gone.isEmpty()) continue;
            run.ending(gone.size(), keys.count(source, type));
            end(type, gone, Validity.from(today));
        }
    }

    private void end(Type type, List<UUID> gone, Validity off) {
        switch (type) {
            case ENGAGEMENT ->
                engagements.write(
                        gone.stream()
                                .map(id -> new Write.End<EngagementId, dk.faelled.organisation.Engagement>(
                                        new EngagementId(id), off))
                                .toList(),
                        null);
            case MANAGER ->
                managers.write(
                        gone.stream()
                                .map(id -> new Write.End<ManagerId, dk.faelled.organisation.Manager>(
                                        new ManagerId(id), off))
                                .toList(),
                        null);
            case IT_USER ->
                accounts.write(
                        gone.stream()
                                .map(id ->
                                        new Write.End<ItUserId, dk.faelled.organisation.ItUser>(new ItUserId(id), off))
                                .toList(),
                        null);
            case UNIT -> {
                // their addresses would stand in the way
                contacts.closeAll(gone.stream().map(UnitId::new).toList(), off.first());
                units.write(
                        gone.stream()
                                .map(id -> new Write.End<UnitId, dk.faelled.organisation.Unit>(new UnitId(id), off))
                                .toList(),
                        null);
            }
            default -> throw new IllegalArgumentException("a load does not end " + type);
        }
    }
}
