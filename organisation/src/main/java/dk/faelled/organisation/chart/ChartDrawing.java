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
 * A chart as a drawing (SVG) to print or to set into a document: a box for each unit with its name and who leads it, below
 * and to the right of the unit above it. Its texts are texts, so that they can be searched and read aloud.
 */
final class ChartDrawing {
    private static final int MARGIN = 16;
    private static final int INDENT = 32;
    private static final int WIDTH = 380;
    private static final int HEIGHT = 44;
    private static final int STEP = 56;
    private static final int TITLE = 48;
    /** What fits into a box, in letters of usual width. */
    private static final int LETTERS = 46;

    private final String title;
    private final String day;
    private final List<Box> boxes = new ArrayList<>();
    private int deepest;

    /** @param parent row of the unit above, from 0; -1 for none */
    private record Box(int row, int depth, int parent, String name, String leaders) {}

    /** @param day as the reader writes it @param leaders names of those who lead a unit */
    ChartDrawing(String title, String day, ChartTree tree, Map<UnitId, List<String>> leaders) {
        this.title = title;
        this.day = day;
        var root = tree.root();
        if (root != null) add(tree, root, 0, -1, leaders);
    }

    private void add(ChartTree tree, ChartTable.Unit unit, int depth, int parent, Map<UnitId, List<String>> leaders) {
        int row = boxes.size();
        deepest = Math.max(deepest, depth);
        boxes.add(new Box(
                row, depth, parent, unit.name(), String.join(", ", leaders.getOrDefault(unit.id(), List.of()))));
        for (var child : tree.below(unit.id())) add(tree, child, depth + 1, row, leaders);
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
        int width = 2 * MARGIN + deepest * INDENT + WIDTH;
        int height = 2 * MARGIN + TITLE + boxes.size() * STEP;
        out.writeStartElement("svg");
        out.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes(out, "width", width, "height", height, "viewBox", "0 0 " + width + " " + height);
        attributes(out, "font-family", "sans-serif", "font-size", 14, "role", "group", "aria-label", clean(title));
        element(out, "title", title);
        out.writeEmptyElement("rect");
        attributes(out, "width", width, "height", height, "fill", "#ffffff");
        text(out, MARGIN, MARGIN + 20, title, "font-size", 20, "font-weight", "bold", "fill", "#1a1a1a");
        text(out, MARGIN, MARGIN + 40, day, "fill", "#4a5560");
        for (var box : boxes) if (box.parent() >= 0) line(out, boxes.get(box.parent()), box);
        for (var box : boxes) box(out, box);
        out.writeEndElement();
    }

    private static void line(XMLStreamWriter out, Box above, Box below) throws XMLStreamException {
        out.writeEmptyElement("path");
        attributes(
                out,
                "d",
                "M%d %dV%dH%d".formatted(x(above) + INDENT / 2, y(above) + HEIGHT, y(below) + HEIGHT / 2, x(below)),
                "fill",
                "none",
                "stroke",
                "#6b7a85");
    }

    private static void box(XMLStreamWriter out, Box box) throws XMLStreamException {
        out.writeStartElement("g");
        element(out, "title", box.leaders().isEmpty() ? box.name() : box.name() + " – " + box.leaders());
        out.writeEmptyElement("rect");
        attributes(out, "x", x(box), "y", y(box), "width", WIDTH, "height", HEIGHT, "rx", 4);
        attributes(out, "fill", "#f3f7f8", "stroke", "#0b4a5e");
        int name = box.leaders().isEmpty() ? 27 : 19;
        text(out, x(box) + 10, y(box) + name, fitting(box.name()), "font-weight", "bold", "fill", "#1a1a1a");
        if (!box.leaders().isEmpty())
            text(out, x(box) + 10, y(box) + 36, fitting(box.leaders()), "font-size", 12, "fill", "#333d46");
        out.writeEndElement();
    }

    private static int x(Box box) {
        return MARGIN + box.depth() * INDENT;
    }

    private static int y(Box box) {
        return MARGIN + TITLE + box.row() * STEP;
    }

    private static String fitting(String text) {
        return text.codePointCount(0, text.length()) <= LETTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LETTERS - 1)).strip() + "…";
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
