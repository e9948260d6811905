package dk.faelled.organisation.chart;

import dk.faelled.organisation.UnitId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A chart as a drawing (SVG) to print or to set into a document: a box for each unit with its name and who leads it. Either
 * each below and to the right of the unit above it, or in rows from the top. Its texts are texts, so that they can be
 * searched and read aloud.
 */
final class ChartDrawing {
    static final int MARGIN = 16;
    static final int HEIGHT = 44;
    private static final int INDENT = 32;
    private static final int STEP = 56;
    private static final int TITLE = 48;
    private static final int WIDE = 380;
    private static final int NARROW = 220;
    private static final int GAP = 16;
    private static final int ROW = 92;
    /** What fits into a box, in letters of usual width for each ten of its width. */
    private static final double LETTERS = 1.22;

    private final String title;
    private final String day;
    private final Chart.Layout layout;
    private final Chart.Theme theme;
    private final List<Box> boxes = new ArrayList<>();
    private int right;
    private int bottom;

    /** @param parent place of the unit above among the boxes, from 0; -1 for none */
    record Box(int x, int y, int parent, String name, String leaders) {}

    /** @param day as the reader writes it @param leaders names of those who lead a unit */
    ChartDrawing(Chart chart, String day, ChartTree tree, Map<UnitId, List<String>> leaders) {
        this.title = chart.name();
        this.day = day;
        this.layout = chart.layout();
        this.theme = chart.theme();
        var root = tree.root();
        if (root == null) return;
        if (layout == Chart.Layout.INDENTED) indented(tree, root, 0, -1, leaders);
        else topDown(tree, root, 0, -1, MARGIN, leaders);
    }

    private void indented(
            ChartTree tree, ChartTable.Unit unit, int depth, int parent, Map<UnitId, List<String>> leaders) {
        int place = boxes.size();
        add(MARGIN + depth * INDENT, MARGIN + TITLE + place * STEP, parent, unit, leaders);
        for (var child : tree.below(unit.id())) indented(tree, child, depth + 1, place, leaders);
    }

    /** @param left where its part of the drawing begins @return how wide that part is */
    private int topDown(
            ChartTree tree, ChartTable.Unit unit, int depth, int parent, int left, Map<UnitId, List<String>> leaders) {
        int place = boxes.size();
        int y = MARGIN + TITLE + depth * ROW;
        add(left, y, parent, unit, leaders);
        int wide = 0;
        for (var child : tree.below(unit.id()))
            wide += (wide == 0 ? 0 : GAP)
                    + topDown(tree, child, depth + 1, place, left + wide + (wide == 0 ? 0 : GAP), leaders);
        wide = Math.max(wide, NARROW);
        var box = boxes.get(place);
        boxes.set(place, new Box(left + (wide - NARROW) / 2, y, parent, box.name(), box.leaders()));
        right = Math.max(right, left + wide);
        return wide;
    }

    private void add(int x, int y, int parent, ChartTable.Unit unit, Map<UnitId, List<String>> leaders) {
        boxes.add(new Box(x, y, parent, unit.name(), String.join(", ", leaders.getOrDefault(unit.id(), List.of()))));
        right = Math.max(right, x + boxWidth());
        bottom = Math.max(bottom, y + HEIGHT);
    }

    String title() {
        return title;
    }

    String day() {
        return day;
    }

    Chart.Theme theme() {
        return theme;
    }

    boolean isIndented() {
        return layout == Chart.Layout.INDENTED;
    }

    List<Box> boxes() {
        return boxes;
    }

    int boxWidth() {
        return isIndented() ? WIDE : NARROW;
    }

    int width() {
        return Math.max(right, MARGIN + WIDE) + MARGIN;
    }

    int height() {
        return Math.max(bottom, MARGIN + TITLE) + MARGIN;
    }

    /** The line from the unit above, corner by corner: x and y in turn; empty where there is none above. */
    int[] line(Box below) {
        if (below.parent() < 0) return new int[0];
        var above = boxes.get(below.parent());
        if (isIndented()) {
            int x = above.x() + INDENT / 2;
            int y = below.y() + HEIGHT / 2;
            return new int[] {x, above.y() + HEIGHT, x, y, below.x(), y};
        }
        int from = above.x() + NARROW / 2;
        int to = below.x() + NARROW / 2;
        int middle = (above.y() + HEIGHT + below.y()) / 2;
        return new int[] {from, above.y() + HEIGHT, from, middle, to, middle, to, below.y()};
    }

    byte[] svg() {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            write(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }

    private void write(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("svg");
        out.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes(out, "width", width(), "height", height(), "viewBox", "0 0 " + width() + " " + height());
        attributes(out, "font-family", "sans-serif", "font-size", 14, "role", "group", "aria-label", clean(title));
        element(out, "title", title);
        out.writeEmptyElement("rect");
        attributes(out, "width", width(), "height", height(), "fill", "#ffffff");
        text(out, MARGIN, MARGIN + 20, title, "font-size", 20, "font-weight", "bold", "fill", "#1a1a1a");
        text(out, MARGIN, MARGIN + 40, day, "fill", "#4a5560");
        for (var box : boxes) line(out, box);
        for (var box : boxes) box(out, box);
        out.writeEndElement();
    }

    private void line(XMLStreamWriter out, Box below) throws XMLStreamException {
        var corners = line(below);
        if (corners.length == 0) return;
        var path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2)
            path.append(i == 0 ? "M" : "L").append(corners[i]).append(' ').append(corners[i + 1]);
        out.writeEmptyElement("path");
        attributes(out, "d", path, "fill", "none", "stroke", "#6b7a85");
    }

    private void box(XMLStreamWriter out, Box box) throws XMLStreamException {
        out.writeStartElement("g");
        element(out, "title", box.leaders().isEmpty() ? box.name() : box.name() + " – " + box.leaders());
        out.writeEmptyElement("rect");
        attributes(out, "x", box.x(), "y", box.y(), "width", boxWidth(), "height", HEIGHT, "rx", 4);
        attributes(out, "fill", theme.light(), "stroke", theme.dark());
        int name = box.leaders().isEmpty() ? 27 : 19;
        text(out, box.x() + 10, box.y() + name, fitting(box.name()), "font-weight", "bold", "fill", "#1a1a1a");
        if (!box.leaders().isEmpty())
            text(out, box.x() + 10, box.y() + 36, fitting(box.leaders()), "font-size", 12, "fill", "#333d46");
        out.writeEndElement();
    }

    /** As much of the text as fits into a box. */
    String fitting(String text) {
        int letters = (int) (boxWidth() * LETTERS / 10);
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters - 1)).strip() + "…";
    }

    private static void text(XMLStreamWriter out, int x, int y, String text, Object... attributes)
            throws XMLStreamException {
        out.writeStartElement("text");
        attributes(out, "x", x, "y", y);
        attributes(out, attributes);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private static void attributes(XMLStreamWriter out, Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2)
            out.writeAttribute(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }

    /** XML has no place for most control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t\n]]|[\\uFFFE\\uFFFF]", " ");
    }
}
