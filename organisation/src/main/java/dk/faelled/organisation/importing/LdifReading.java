package dk.faelled.organisation.importing;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.StaticUtils;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.CsvRows.UnitRow;
import dk.faelled.organisation.importing.CsvRows.UnitState;
import dk.faelled.organisation.importing.LdifRows.LeaderRow;
import dk.faelled.organisation.importing.LdifRows.UserRow;
import dk.faelled.platform.Staging;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a directory's entries into staged rows: organizationalUnit as units, user and inetOrgPerson as people. */
class LdifReading {
    static final int USERS = CsvReading.ENGAGEMENTS;
    static final int LEADERS = CsvReading.MANAGERS;
    private static final int DISABLED = 2;

    private record Place(long line, Entry entry, String parent) {}

    private record Who(String number, String username) {}

    private final Staging out;
    private final LocalDate today;
    private final Function<Collection<String>, Set<String>> known;
    private final Map<String, Place> units = new LinkedHashMap<>();
    private final Map<String, Who> people = new HashMap<>();
    /** Unit to the leaders that its people name. */
    private final Map<String, Map<String, Long>> named = new HashMap<>();

    /** @param known which of these units are there already */
    LdifReading(Staging out, LocalDate today, Function<Collection<String>, Set<String>> known) {
        this.out = out;
        this.today = today;
        this.known = known;
    }

    void read(InputStream file) throws IOException {
        var records = new LdifRecords(file, out);
        for (var found = records.next(); found != null; found = records.next()) {
            var entry = found.entry();
            var dn = normal(entry.getDN());
            if (dn.isEmpty()) problem(found.line(), "dn", entry.getDN(), "dn");
            else if (is(entry, "organizationalUnit")) unit(found.line(), entry, dn);
            else if (!is(entry, "computer") && (is(entry, "user") || is(entry, "inetOrgPerson")))
                user(found.line(), entry, dn);
        }
        stageUnits();
        stageLeaders();
    }

    private static boolean is(Entry entry, String objectClass) {
        return entry.hasObjectClass(objectClass);
    }

    private void unit(long line, Entry entry, String dn) {
        if (said(entry, "ou").isEmpty()) {
            problem(line, "ou", "", "missing", "ou");
            return;
        }
        var there = units.putIfAbsent(dn, new Place(line, entry, place(entry)));
        if (there != null) problem(line, "dn", entry.getDN(), "twice", there.line());
    }

    private void user(long line, Entry entry, String dn) {
        var active = !said(entry, "sAMAccountName").isEmpty();
        var username = said(entry, active ? "sAMAccountName" : "uid");
        if (username.isEmpty()) {
            problem(line, "uid", "", "missing", "sAMAccountName / uid");
            return;
        }
        if (said(entry, "givenName").isEmpty() || said(entry, "sn").isEmpty()) {
            problem(line, "givenName", "", "missing", "givenName, sn");
            return;
        }
        var number = said(entry, "employeeNumber");
        if (people.putIfAbsent(dn, new Who(number, username)) != null) {
            problem(line, "dn", entry.getDN(), "again");
            return;
        }
        var unit = place(entry);
        var leader = normal(said(entry, "manager"));
        if (!leader.isEmpty() && !leader.equals(dn))
            named.computeIfAbsent(unit, _ -> new LinkedHashMap<>()).putIfAbsent(leader, line);
        out.row(
                USERS,
                line,
                new UserRow(
                        number,
                        active ? "Active Directory" : "LDAP",
                        username,
                        id(entry),
                        said(entry, "givenName"),
                        said(entry, "sn"),
                        said(entry, "mail"),
                        said(entry, "telephoneNumber"),
                        said(entry, "title"),
                        unit,
                        since(entry),
                        disabled(entry)));
    }

    private void stageUnits() {
        var parents = new HashMap<String, String>();
        units.forEach((dn, place) -> parents.put(dn, place.parent()));
        var outside = parents.values().stream()
                .filter(parent -> !parent.isEmpty() && !units.containsKey(parent))
                .distinct()
                .toList();
        var there = known.apply(outside);
        // a part of the directory hangs where it hung before; what it hangs under need not be a unit of ours
        parents.replaceAll((_, parent) -> units.containsKey(parent) || there.contains(parent) ? parent : "");
        units.forEach((dn, place) -> out.row(
                CsvReading.UNITS + CsvReading.depth(dn, parents),
                place.line(),
                new UnitRow(
                        dn,
                        id(place.entry()),
                        List.of(new UnitState(
                                said(place.entry(), "ou"),
                                Optional.ofNullable(parents.get(dn)).orElse(""),
                                "",
                                "",
                                new Period(null, null))),
                        said(place.entry(), "telephoneNumber"),
                        said(place.entry(), "mail"),
                        "",
                        "",
                        "")));
    }

    /** Who is said to manage the unit, else the only one whom its people name. */
    private void stageLeaders() {
        units.forEach((dn, place) -> {
            var leader = normal(said(place.entry(), "managedBy"));
            var byPeople = named.getOrDefault(dn, Map.of()).keySet();
            if (leader.isEmpty() && byPeople.size() == 1)
                leader = byPeople.iterator().next();
            var who = people.get(leader);
            if (who != null) out.row(LEADERS, place.line(), new LeaderRow(dn, who.number(), who.username()));
        });
    }

    /** The nearest organizational unit above the entry; empty where it lies in none. */
    private static String place(Entry entry) {
        for (var dn = parent(entry.getDN()); dn != null; dn = dn.getParent()) {
            var name = dn.getRDN();
            if (name != null && name.hasAttribute("ou")) return dn.toNormalizedString();
        }
        return "";
    }

    private static @Nullable DN parent(String dn) {
        try {
            return new DN(dn).getParent();
        } catch (LDAPException broken) {
            return null;
        }
    }

    /** As names are compared; empty where it is none. */
    private static String normal(String dn) {
        try {
            return DN.normalize(dn);
        } catch (LDAPException broken) {
            return "";
        }
    }

    private static String said(Entry entry, String attribute) {
        var value = entry.getAttributeValue(attribute);
        return value == null ? "" : value.strip();
    }

    /** The id that the directory keeps when the entry moves: a UUID, or a GUID in Microsoft's byte order. */
    private static String id(Entry entry) {
        var guid = entry.getAttributeValueBytes("objectGUID");
        if (guid == null || guid.length != 16) return said(entry, "entryUUID");
        var little = ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN);
        long high = (little.getInt() & 0xffffffffL) << 32
                | (little.getShort() & 0xffffL) << 16
                | little.getShort() & 0xffffL;
        return new UUID(high, little.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
    }

    private LocalDate since(Entry entry) {
        var made = said(entry, "whenCreated").isEmpty() ? said(entry, "createTimestamp") : said(entry, "whenCreated");
        try {
            return made.isEmpty()
                    ? today
                    : LocalDate.ofInstant(
                            StaticUtils.decodeGeneralizedTime(made).toInstant(), Formats.COPENHAGEN);
        } catch (ParseException otherForm) {
            return today;
        }
    }

    private static boolean disabled(Entry entry) {
        var control = entry.getAttributeValueAsInteger("userAccountControl");
        return control != null && (control & DISABLED) != 0;
    }

    private void problem(long line, String column, String value, String what, Object... arguments) {
        out.problem(line, column, value, text(what, arguments), text(what + ".right", arguments));
    }

    static String text(String what, Object... arguments) {
        return Messages.text("organisation.import.ldif." + what, arguments);
    }
}
