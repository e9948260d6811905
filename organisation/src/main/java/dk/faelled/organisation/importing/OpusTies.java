package dk.faelled.organisation.importing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusSaid.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What hangs on one employment: manager role, telephone, e-mail, postal address, account and functions. */
class OpusTies {
    private final OpusBatch batch;
    private final ClassKeys known;
    private final ItSystemId system;
    private final Employment row;
    private final Said said;
    private final Map<String, String> fields;
    private final PersonId person;
    private final UnitId unit;
    private final EngagementId engagement;
    private final @Nullable Validity before;
    private final Validity now;
    private final boolean fresh;
    private final LocalDate since;

    /**
     * @param before when the engagement was there; null where it was not
     * @param now when it is there
     * @param fresh the employment begins, for the first time or again
     */
    OpusTies(
            OpusBatch batch,
            ClassKeys known,
            ItSystemId system,
            Employment row,
            Said said,
            PersonId person,
            @Nullable Validity before,
            Validity now,
            boolean fresh) {
        this.batch = batch;
        this.known = known;
        this.system = system;
        this.row = row;
        this.said = said;
        this.person = person;
        this.before = before;
        this.now = now;
        this.fresh = fresh;
        fields = OpusDigest.of(row);
        unit = OpusIds.unit(row.unit());
        engagement = OpusIds.engagement(row.number());
        since = fresh ? now.first() : OpusUnits.later(row.changed(), now.from());
    }

    void keep() {
        manager();
        contact("phone", "Telefon", "PHONE", row.phone());
        contact("email", "E-mail", "EMAIL", row.email());
        post();
        account();
    }

    private boolean differs(String... names) {
        for (var name : names) if (said.differs(name, fields.getOrDefault(name, ""))) return true;
        return false;
    }

    private void manager() {
        var id = OpusIds.manager(row.number());
        var level = row.manager() ? known.optional("manager_level", row.level()) : null;
        var wanted =
                !row.manager() ? null : new Manager(row.number(), person, unit, null, level, List.of(), engagement);
        batch.managers()
                .put(
                        id,
                        followed(
                                batch.managers().of(id),
                                wanted,
                                differs("manager"),
                                differs("unit", "person"),
                                old -> new Manager(
                                        old.userKey(),
                                        person,
                                        unit,
                                        old.type(),
                                        level,
                                        old.responsibility(),
                                        engagement)));
    }

    private void contact(String kind, String type, String scope, String value) {
        var id = OpusBatch.contact(row.number(), kind);
        var wanted = value.isEmpty()
                ? null
                : new Address(
                        value,
                        null,
                        person,
                        engagement,
                        null,
                        known.get("employee_address_type", type, scope),
                        value,
                        null,
                        null);
        batch.addresses()
                .put(
                        id,
                        followed(
                                batch.addresses().of(id),
                                wanted,
                                differs(kind),
                                differs("person"),
                                old -> new Address(
                                        value,
                                        null,
                                        person,
                                        engagement,
                                        old.itUser(),
                                        old.type(),
                                        value,
                                        old.value2(),
                                        old.visibility())));
    }

    /** Of the person, whatever becomes of the employment. A protected one goes altogether. */
    private void post() {
        var id = OpusBatch.post(person);
        if (!differs("post")) return;
        var old = batch.addresses().of(id);
        if (row.protectedPost()) {
            batch.addresses().delete(id);
        } else if (row.post().isEmpty()) {
            batch.addresses().put(id, old.terminate(Validity.from(since)));
        } else {
            var wanted = Address.of(person, known.get("employee_address_type", "Postadresse", "TEXT"), row.post());
            batch.addresses()
                    .put(
                            id,
                            Stretch.present(
                                    old,
                                    Validity.from(since),
                                    wanted,
                                    address -> OpusUnitContacts.valued(address, row.post())));
        }
    }

    private void account() {
        @Nullable ItUserId last = said.account() == null ? null : new ItUserId(said.account());
        @Nullable ItUserId wanted = row.account().isEmpty() ? null : OpusIds.account(row.account());
        if (last != null && !last.equals(wanted)) untie(last, Validity.from(since));
        if (last != null && before != null && !before.equals(now)) {
            if (now.until() != null) untie(last, Validity.from(now.until()));
            if (!fresh && now.from() != null) untie(last, Validity.until(now.from()));
        }
        if (wanted == null) return;
        if (wanted.equals(last) && belongsToAnother(wanted)) {
            untie(wanted, Validity.ALWAYS);
            tie(wanted, now.first());
        } else if (!wanted.equals(last) || fresh) tie(wanted, since);
        else if (before != null && !before.equals(now)) {
            // only what the period has grown by: what people did to the account before stays
            for (var grown : now.without(before)) tie(wanted, grown);
        }
    }

    /** The CPR number of the employment was corrected to that of somebody else. */
    private boolean belongsToAnother(ItUserId account) {
        return differs("person")
                && batch.accounts().of(account).list().stream()
                        .anyMatch(segment -> segment.state().engagements().contains(engagement)
                                && !person.equals(segment.state().person()));
    }

    private void tie(ItUserId account, LocalDate from) {
        if (from.isBefore(now.end())) tie(account, new Validity(from, now.until()));
    }

    private void tie(ItUserId account, Validity over) {
        batch.accounts()
                .put(
                        account,
                        OpusAccounts.tied(
                                batch.accounts().of(account), over, row.account(), system, person, engagement));
    }

    private void untie(ItUserId account, Validity off) {
        batch.accounts().put(account, OpusAccounts.untied(batch.accounts().of(account), off, engagement));
    }

    /** Each has a period of its own, within that of the employment. @return those that there now are */
    List<UUID> functions() {
        var wanted = new ArrayList<UUID>();
        boolean changed = fresh || differs("functions", "unit", "person") || (before != null && !before.equals(now));
        for (var function : row.functions()) {
            var id = OpusIds.function(row.number(), function.name());
            wanted.add(id.value());
            if (!changed) continue;
            var over = new Validity(function.from(), function.until()).meet(now);
            var old = batch.functions().of(id);
            if (over.isEmpty()) {
                batch.functions().put(id, Segments.none());
                continue;
            }
            var type = known.get("association_type", function.name(), null);
            var state = Association.of(row.number(), person, unit, type);
            var from = fresh || old.isEmpty()
                    ? over.get()
                    : over.get().meet(Validity.from(since)).orElse(over.get());
            var kept = Stretch.reshaped(old, old.span(), over.get());
            batch.functions()
                    .put(
                            id,
                            Stretch.present(
                                    kept,
                                    from,
                                    state,
                                    a -> new Association(
                                            a.userKey(),
                                            person,
                                            unit,
                                            a.type(),
                                            a.primary(),
                                            a.substitute(),
                                            a.tradeUnion(),
                                            a.itUser(),
                                            a.jobFunction())));
        }
        for (var last : said.functions()) {
            var id = new AssociationId(last);
            if (!wanted.contains(last))
                batch.functions().put(id, batch.functions().of(id).terminate(Validity.from(since)));
        }
        return wanted;
    }

    /**
     * Lasts as long as the employment; begins and ends within it when the file says so.
     *
     * @param named the file says otherwise whether it is there, and what it is
     * @param moved the file says otherwise of what it belongs to; where it was ended by hand it stays ended
     */
    private <A> Segments<A> followed(
            Segments<A> old, @Nullable A wanted, boolean named, boolean moved, UnaryOperator<A> change) {
        var kept = fresh ? old : Stretch.reshaped(old, before, now);
        if (!(named || moved || fresh) || !since.isBefore(now.end())) return kept;
        var over = new Validity(since, now.until());
        if (wanted == null) return named || fresh ? kept.terminate(Validity.from(since)) : kept;
        return named || fresh ? Stretch.present(kept, over, wanted, change) : Stretch.patched(kept, over, change);
    }
}
