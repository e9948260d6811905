package dk.faelled.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {
    private static final List<String> HEADS = List.of("Navn", "Beløb", "Fra", "Ændret", "Aktiv");
    private static final List<Object> ROW = List.of(
            "Ærø; \"Skole\"\r\nog SFO",
            new BigDecimal("-1234.50"),
            LocalDate.of(2026, 3, 1),
            Instant.parse("2026-07-01T10:05:00Z"),
            true);

    @Test
    void aCsvFileIsWhatDanishSpreadsheetsOpen() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new CsvFile(out, HEADS)) {
            file.row(ROW);
            file.row(Arrays.asList("b", null, LocalDate.MAX, null, false));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeffNavn;Beløb;Fra;Ændret;Aktiv\r\n"
                        + "\"Ærø; \"\"Skole\"\"\r\nog SFO\";-1234,50;2026-03-01;2026-07-01 12:05;Ja\r\n"
                        + "b;;;;Nej\r\n");
        try (var reader = CsvReader.builder()
                .fieldSeparator(';')
                .ofCsvRecord(out.toString(StandardCharsets.UTF_8).substring(1))) {
            assertThat(reader.stream().toList().get(1).getField(0)).isEqualTo(ROW.getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldRunIsText(String formula) throws IOException {
        assertThat(CsvFile.harmless(formula)).isEqualTo("'" + formula);
        var out = new ByteArrayOutputStream();
        try (var file = new XlsxFile(out, "Ark", List.of("Navn"))) {
            file.row(List.of(formula));
        }
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var cell = book.getFirstSheet().read().get(1).getCell(0);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getText().strip()).isEqualTo(formula.strip());
        }
    }

    @Test
    void anXlsxFileHasTypedCells() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new XlsxFile(out, "Enheder: alle/nogle", HEADS)) {
            file.row(ROW);
        }
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getFirstSheet();
            assertThat(sheet.getName()).isEqualTo("Enheder  alle nogle");
            var row = sheet.read().get(1);
            assertThat(row.getCellAsNumber(1)).contains(new BigDecimal("-1234.50"));
            assertThat(row.getCellAsDate(2)).contains(LocalDateTime.of(2026, 3, 1, 0, 0));
            assertThat(row.getCellAsDate(3)).contains(LocalDateTime.of(2026, 7, 1, 12, 5));
            assertThat(row.getCellText(4)).isEqualTo("Ja");
        }
    }

    @Test
    void whatOneSheetCannotHoldGoesOnInTheNextUnderTheSameHeader() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new XlsxFile(out, "Ark", List.of("N"), 1000)) {
            for (int i = 1; i <= 2500; i++) file.row(List.of(i));
        }
        var sizes = new ArrayList<Integer>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (var sheet : book.getSheets().toList()) {
                var rows = sheet.read();
                assertThat(rows.getFirst().getCellText(0)).isEqualTo("N");
                sizes.add(rows.size() - 1);
            }
        }
        assertThat(sizes).containsExactly(1000, 1000, 500);
    }

    @Test
    void aLongFileWaitsOnDiskAndIsGoneAfterwards() throws IOException {
        var sent = new ByteArrayOutputStream();
        var bytes = new byte[Spool.IN_MEMORY + 17];
        bytes[Spool.IN_MEMORY] = 42;
        try (var spool = new Spool()) {
            spool.write(bytes, 0, Spool.IN_MEMORY);
            assertThat(spool.onDisk()).isFalse();
            spool.write(bytes, Spool.IN_MEMORY, 17);
            assertThat(spool.onDisk()).isTrue();
            spool.sendTo(sent);
        }
        assertThat(sent.toByteArray()).isEqualTo(bytes);
    }
}
