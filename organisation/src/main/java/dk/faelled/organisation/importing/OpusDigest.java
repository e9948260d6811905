package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusRows.UnitRow;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an object says, field by field, as digests: enough to see what a later file says otherwise. */
final class OpusDigest {
    private static final int BYTES = 12;

    private OpusDigest() {}

    static Map<String, String> of(UnitRow unit) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, unit.number(), "name", unit.name());
        put(fields, unit.number(), "type", unit.type());
        put(fields, unit.number(), "parent", unit.parent());
        unit.contacts().forEach((kind, value) -> put(fields, unit.number(), "contact:" + kind, value));
        return fields;
    }

    static Map<String, String> of(Employment job) {
        var fields = new LinkedHashMap<String, String>();
        // the keyed hash only: the sealed number is another text each time
        put(fields, job.number(), "person", job.sealedCpr().replaceFirst(":.*", ""));
        put(fields, job.number(), "name", job.givenName() + "\n" + job.surname());
        put(fields, job.number(), "unit", job.unit());
        put(fields, job.number(), "type", job.type());
        put(fields, job.number(), "job", job.job());
        put(fields, job.number(), "fraction", Objects.toString(job.fraction(), ""));
        put(fields, job.number(), "phone", job.phone());
        put(fields, job.number(), "email", job.email());
        put(fields, job.number(), "post", job.protectedPost() ? "protected" : job.post());
        put(fields, job.number(), "account", job.account());
        put(fields, job.number(), "manager", job.manager() ? "yes\n" + job.level() : "");
        put(
                fields,
                job.number(),
                "functions",
                job.functions().isEmpty() ? "" : job.functions().toString());
        return fields;
    }

    /** Of all that an object says. */
    static String whole(Map<String, String> fields, @Nullable Object from, @Nullable Object until, Object more) {
        return digest(fields + "|" + from + "|" + until + "|" + more);
    }

    private static void put(Map<String, String> fields, String number, String field, String value) {
        if (!value.isEmpty()) fields.put(field, digest(number + "|" + field + "|" + value));
    }

    private static String digest(String text) {
        var tenant = Tenant.current().value().toString();
        var sum = Sha256.of(tenant.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, BYTES);
    }
}
