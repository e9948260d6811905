package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.AsOf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL that reads either axis: <code>{unit}</code> becomes the table of today, or the rows known at the moment asked
 * for. So a query of today never touches history.
 */
public final class Known {
    private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");
    private static final String THEN =
            "(select * from $1_known where registered_from <= :known and registered_until > :known)";

    private Known() {}

    public static String sql(String sql, @Nullable Instant knownAt) {
        return TABLE.matcher(sql).replaceAll(knownAt == null ? "$1" : THEN);
    }

    /** The parameters {@code on} and {@code known}. */
    public static Map<String, Object> parameters(AsOf asOf) {
        var parameters = parameters(asOf.knownAt());
        parameters.put("on", asOf.on());
        return parameters;
    }

    static Map<String, Object> parameters(@Nullable Instant knownAt) {
        var parameters = new HashMap<String, Object>();
        if (knownAt != null) parameters.put("known", knownAt.atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
