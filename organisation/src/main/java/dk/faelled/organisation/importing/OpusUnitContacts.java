package dk.faelled.organisation.importing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.importing.OpusRows.UnitRow;
import dk.faelled.organisation.importing.OpusSaid.Said;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses and numbers of the units of a payroll file; each lasts as long as its unit. */
final class OpusUnitContacts {
    record Kind(String name, String scope) {}

    /** Kind of address to its class and the scope that this has. */
    static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("phone", new Kind("Telefon", "PHONE"));
        KINDS.put("ean", new Kind("EAN-nummer", "EAN"));
        KINDS.put("pnumber", new Kind("P-nummer", "PNUMBER"));
        KINDS.put(OpusRows.POST, new Kind("Postadresse", "TEXT"));
        KINDS.put("cvr", new Kind("CVR-nummer", "TEXT"));
        KINDS.put("se", new Kind("SE-nummer", "TEXT"));
        KINDS.put("costs", new Kind("Omkostningssted", "TEXT"));
    }

    private OpusUnitContacts() {}

    static void keep(
            UnitRow row,
            Said said,
            @Nullable Validity before,
            Validity period,
            Working<AddressId, Address> contacts,
            ClassKeys known) {
        var fields = OpusDigest.of(row);
        KINDS.forEach((kind, type) -> {
            var id = id(row.number(), kind);
            var segments = Stretch.reshaped(contacts.of(id), before, period);
            if (said.differs("contact:" + kind, fields.getOrDefault("contact:" + kind, ""))) {
                var value = row.contacts().getOrDefault(kind, "");
                var since = before == null ? period.first() : OpusUnits.later(row.changed(), period.from());
                if (value.isEmpty()) {
                    segments = segments.terminate(Validity.from(since));
                } else if (since.isBefore(period.end())) {
                    var address = Address.of(
                            OpusIds.unit(row.number()),
                            known.get("org_unit_address_type", type.name(), type.scope()),
                            value);
                    segments = Stretch.present(
                            segments, new Validity(since, period.until()), address, old -> valued(old, value));
                }
            }
            contacts.put(id, segments);
        });
    }

    static Address valued(Address address, String value) {
        return new Address(
                value,
                address.unit(),
                address.person(),
                address.engagement(),
                address.itUser(),
                address.type(),
                value,
                address.value2(),
                address.visibility());
    }

    static AddressId id(String number, String kind) {
        return OpusIds.address("unit:" + number, kind);
    }
}
