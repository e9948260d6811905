package dk.faelled.organisation.chart;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * A drawing of a chart as PDF: what stands below one another on as many pages of A4 as it takes, what stands in rows on one
 * page of its own size. Letters that the fonts of every PDF reader lack are written without their accents.
 */
final class ChartPdf {
    private static final float EDGE = 28;
    /** No page may be larger (PDF 1.7, annex C.2), in points. */
    private static final float LARGEST = 14_400;

    private static final Color INK = new Color(0x1a1a1a);
    private static final Color SOFT = new Color(0x4a5560);
    private static final Color LINE = new Color(0x6b7a85);
    private final ChartDrawing drawing;
    private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);

    private ChartPdf(ChartDrawing drawing) {
        this.drawing = drawing;
    }

    static byte[] of(ChartDrawing drawing) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle(drawing.title());
            new ChartPdf(drawing).write(document);
            document.save(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private void write(PDDocument document) throws IOException {
        float width = drawing.width();
        float height = drawing.height();
        if (!drawing.isIndented()) {
            float scale = Math.min(1, (LARGEST - 2 * EDGE) / Math.max(width, height));
            var size = new PDRectangle(width * scale + 2 * EDGE, height * scale + 2 * EDGE);
            page(document, size, scale, 0, height);
            return;
        }
        float scale = Math.min(1, (PDRectangle.A4.getWidth() - 2 * EDGE) / width);
        float onPage = (PDRectangle.A4.getHeight() - 2 * EDGE) / scale;
        // a page ends above a box, never in it
        float from = 0;
        while (from < height) {
            float until = from + onPage;
            for (var box : drawing.boxes())
                if (box.y() < until && box.y() + ChartDrawing.HEIGHT > until && box.y() > from) until = box.y();
            page(document, PDRectangle.A4, scale, from, until);
            from = until;
        }
    }

    /** @param from of the drawing, from its top, to {@code until} */
    private void page(PDDocument document, PDRectangle size, float scale, float from, float until) throws IOException {
        var page = new PDPage(size);
        document.addPage(page);
        try (var out = new PDPageContentStream(document, page)) {
            var sheet = new Sheet(out, scale, size.getHeight() - EDGE, from);
            out.addRect(EDGE, EDGE - 1, size.getWidth() - 2 * EDGE, size.getHeight() - 2 * EDGE + 2);
            out.clip();
            if (from == 0) {
                sheet.text(bold, 20, INK, ChartDrawing.MARGIN, ChartDrawing.MARGIN + 20, drawing.title());
                sheet.text(plain, 14, SOFT, ChartDrawing.MARGIN, ChartDrawing.MARGIN + 40, drawing.day());
            }
            for (var box : drawing.boxes()) sheet.line(drawing.line(box), from, until);
            for (var box : drawing.boxes())
                if (box.y() + ChartDrawing.HEIGHT > from && box.y() < until) box(sheet, box);
        }
    }

    private void box(Sheet sheet, ChartDrawing.Box box) throws IOException {
        sheet.box(box.x(), box.y(), drawing.boxWidth(), ChartDrawing.HEIGHT);
        int name = box.leaders().isEmpty() ? 27 : 19;
        sheet.text(bold, 14, INK, box.x() + 10, box.y() + name, drawing.fitting(box.name()));
        if (!box.leaders().isEmpty())
            sheet.text(plain, 12, SOFT, box.x() + 10, box.y() + 36, drawing.fitting(box.leaders()));
    }

    /** A page to draw on, measured as the drawing is: from the top, downwards. */
    private final class Sheet {
        private final PDPageContentStream out;
        private final float scale;
        private final float top;
        private final float from;

        Sheet(PDPageContentStream out, float scale, float top, float from) {
            this.out = out;
            this.scale = scale;
            this.top = top;
            this.from = from;
        }

        private float x(float x) {
            return EDGE + x * scale;
        }

        private float y(float y) {
            return top - (y - from) * scale;
        }

        void box(float x, float y, float width, float height) throws IOException {
            out.setNonStrokingColor(Color.decode(drawing.theme().light()));
            out.setStrokingColor(Color.decode(drawing.theme().dark()));
            out.addRect(x(x), y(y + height), width * scale, height * scale);
            out.fillAndStroke();
        }

        void line(int[] corners, float from, float until) throws IOException {
            if (corners.length == 0 || corners[1] > until || corners[corners.length - 1] < from) return;
            out.setStrokingColor(LINE);
            out.moveTo(x(corners[0]), y(corners[1]));
            for (int i = 2; i < corners.length; i += 2) out.lineTo(x(corners[i]), y(corners[i + 1]));
            out.stroke();
        }

        void text(PDFont font, float size, Color colour, float x, float y, String text) throws IOException {
            out.beginText();
            out.setNonStrokingColor(colour);
            out.setFont(font, size * scale);
            out.newLineAtOffset(x(x), y(y));
            out.showText(written(font, text));
            out.endText();
        }
    }

    /** With what the font lacks replaced: a letter by the same without accents, anything else by a question mark. */
    static String written(PDFont font, String text) {
        var written = new StringBuilder();
        text.codePoints().forEach(letter -> {
            var one = Character.toString(letter);
            if (has(font, one)) {
                written.append(one);
                return;
            }
            var base = Normalizer.normalize(one, Normalizer.Form.NFD).substring(0, 1);
            written.append(has(font, base) ? base : "?");
        });
        return written.toString();
    }

    private static boolean has(PDFont font, String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException | IOException lacking) {
            return false;
        }
    }
}
