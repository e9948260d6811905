package dk.faelled.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;

class CursorTest {
    private static final List<ColumnType> TYPES =
            List.of(ColumnType.TEXT, ColumnType.NUMBER, ColumnType.DATE, ColumnType.ID);

    @Property(tries = 300)
    void aCursorComesBackAsItWasWritten(
            @ForAll @WithNull @Nullable String text,
            @ForAll @WithNull @Nullable BigDecimal number,
            @ForAll @IntRange(min = -100_000, max = 100_000) int day,
            @ForAll long id) {
        // a lone half of a surrogate pair is no text that the database could have given
        var clean = text == null ? null : text.replaceAll("[\\ud800-\\udfff]", "");
        List<@Nullable Object> values = Arrays.asList(clean, number, LocalDate.ofEpochDay(day), new UUID(id, id));
        var written = new Cursor("name,-number,day", values).write(TYPES);
        assertThat(written).matches("[A-Za-z0-9_-]*");
        assertThat(Cursor.read(written, "name,-number,day", TYPES)).contains(new Cursor("name,-number,day", values));
    }

    @Property(tries = 300)
    void aCursorOfAnotherSortOrNoneAtAllIsEmptyAndNeverAnError(@ForAll String junk) {
        List<@Nullable Object> values = new ArrayList<>(List.of("a", BigDecimal.ONE, LocalDate.EPOCH, new UUID(0, 1)));
        assertThat(Cursor.read(new Cursor("name", values).write(TYPES), "-name", TYPES))
                .isEmpty();
        assertThat(Cursor.read(junk, "name", TYPES)).isEmpty();
    }
}
