package dk.faelled.identity.coredata;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Language;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at each person that is posted (identity 4.10): what is wrong is said with the entry and the field, what is right is a row. */
final class PersonCheck {
    /** Of who has none. */
    static final String NO_CPR = "0000000000";

    private static final int LONGEST = 255;
    private static final int LONGEST_VALUE = 1000;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int UUID_LENGTH = 36;
    /** So many of each are told. */
    private static final int TOLD = 50;

    private final Sealer sealer;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private Fault entry = Fault.entry(0, "");
    private boolean wrong;
    private int left;

    /** @param cpr null for who has none, and for who is skipped */
    record Seen(PersonRow row, @Nullable Cpr cpr) {}

    PersonCheck(Sealer sealer) {
        this.sealer = sealer;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The first of those that are named but not taken. */
    List<String> skipped() {
        return skipped;
    }

    /** How many are named but not taken. */
    int left() {
        return left;
    }

    /** Null where something is wrong with it. */
    @Nullable
    Seen look(PersonSaid said, int place) {
        wrong = false;
        entry = Fault.entry(place, "");
        var userName = userName(said.samAccountName());
        entry = Fault.entry(place, userName);
        var uuid = uuid("uuid", said.uuid());
        if (uuid == null && isBlank(said.uuid())) fault("uuid", Fault.of("uuid.missing"));
        var name = text("name", said.name());
        if (name == null) fault("name", Fault.of("missing"));
        boolean robot = Boolean.TRUE.equals(said.robot());
        var number = said.cpr();
        boolean taken = number != null && number.matches("\\d{10}");
        var cpr = number != null && taken && !NO_CPR.equals(number) ? new Cpr(number) : null;
        var row = new PersonRow(
                place,
                !taken,
                userName,
                lower(text("subDomain", said.subDomain())),
                uuid,
                cpr == null ? null : HexFormat.of().formatHex(sealer.seal(cpr)),
                cpr == null ? null : HexFormat.of().formatHex(sealer.cprKey(cpr)),
                name == null ? "" : name,
                text("email", said.email()),
                text("rid", said.rid()),
                text("department", said.department()),
                text("ean", said.ean()),
                moment("expireTimestamp", said.expireTimestamp()),
                moment("passwordAdTimestamp", said.passwordAdTimestamp()),
                uuid("externalNemloginUserUuid", said.externalNemloginUserUuid()),
                null,
                robot ? Boolean.FALSE : said.nsisAllowed(),
                said.trustedEmployee(),
                robot,
                robot ? Boolean.FALSE : said.transferToNemlogin(),
                said.privateMitId(),
                said.qualifiedSignature(),
                attributes(said.attributes()));
        if (wrong) return null;
        if (!taken && left++ < TOLD)
            skipped.add(entry.in(Language.ENGLISH) + ": cpr is not ten digits; the person is left as it was");
        return new Seen(row, cpr);
    }

    private String userName(@Nullable String said) {
        var name = lower(text("samAccountName", said));
        if (name == null) fault("samAccountName", Fault.of("missing"));
        return name == null ? "" : name;
    }

    static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(@Nullable String said) {
        return said == null || said.isBlank();
    }

    /** Null for none. */
    private @Nullable String text(String field, @Nullable String said) {
        return text(field, said, LONGEST);
    }

    private @Nullable String text(String field, @Nullable String said, int longest) {
        if (said == null || said.isBlank()) return null;
        var text = Normalizer.normalize(said.strip(), Normalizer.Form.NFC);
        if (text.length() > longest) fault(field, Fault.of("long", longest));
        if (text.chars().anyMatch(Character::isISOControl)) fault(field, Fault.of("control"));
        return text;
    }

    private @Nullable UUID uuid(String field, @Nullable String said) {
        if (said == null || said.isBlank()) return null;
        try {
            if (said.strip().length() == UUID_LENGTH) return UUID.fromString(said.strip());
        } catch (IllegalArgumentException notOne) {
            fault(field, Fault.of("uuid.none"));
            return null;
        }
        fault(field, Fault.of("uuid.length"));
        return null;
    }

    /** Danish local time; a day alone begins at midnight. */
    private @Nullable String moment(String field, @Nullable String said) {
        var text = text(field, said);
        if (text == null) return null;
        try {
            var local = text.length() <= "2026-06-30".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
            Instant at = local.atZone(Formats.COPENHAGEN).toInstant();
            return at.toString();
        } catch (DateTimeException notOne) {
            fault(field, Fault.of("moment"));
            return null;
        }
    }

    private Map<String, String> attributes(@Nullable Map<String, @Nullable String> said) {
        var all = new TreeMap<String, String>();
        if (said == null) return all;
        if (said.size() > MOST_ATTRIBUTES) fault("attributes", Fault.of("attributes.many", MOST_ATTRIBUTES));
        said.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9_.-]{1,100}")) fault("attributes", Fault.of("attributes.name"));
            var text = text("attributes." + name, value, LONGEST_VALUE);
            if (text != null) all.put(name, text);
        });
        return all;
    }

    private void fault(String field, Fault what) {
        wrong = true;
        if (faults.size() < TOLD) faults.add(entry.at(Fault.of("field", field, what)));
    }
}
