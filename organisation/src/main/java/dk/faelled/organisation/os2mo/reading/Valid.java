package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Validity;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validity as the version of the request writes it. */
final class Valid {
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private Valid() {}

    static Map<String, @Nullable Object> written(Validity valid, DataFetchingEnvironment field) {
        var written = new HashMap<String, @Nullable Object>();
        var from = valid.from();
        var until = valid.until();
        if (until != null && Asked.of(field).version().endsOnLastDay()) until = until.minusDays(1);
        // where the schema demands a beginning, what has none begins as early as can be written
        if (from == null && !field.getFieldDefinition().getType().toString().contains("Open")) from = EARLIEST;
        written.put("from", from == null ? null : Moments.written(from));
        written.put("to", until == null ? null : Moments.written(until));
        return written;
    }
}
