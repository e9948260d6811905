package dk.faelled.platform.list;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a column holds; decides how it is sorted, filtered, shown and exported. */
public enum ColumnType {
    TEXT,
    NUMBER,
    DATE,
    MOMENT,
    BOOLEAN,
    ID;

    /** The value as it stands in a cursor; parses back to an equal one. */
    String write(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** @throws RuntimeException of the type's own parser where the text is not of this type */
    Object parse(String text) {
        return switch (this) {
            case TEXT -> text;
            case NUMBER -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case MOMENT -> Instant.parse(text).atOffset(ZoneOffset.UTC);
            case BOOLEAN -> Boolean.valueOf(text);
            case ID -> UUID.fromString(text);
        };
    }

    @Nullable
    Object read(ResultSet row, String column) throws SQLException {
        return switch (this) {
            case TEXT -> row.getString(column);
            case NUMBER -> row.getBigDecimal(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case MOMENT -> instant(row.getObject(column, OffsetDateTime.class));
            case BOOLEAN -> row.getObject(column, Boolean.class);
            case ID -> row.getObject(column, UUID.class);
        };
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    public boolean number() {
        return this == NUMBER;
    }
}
