package dk.faelled.organisation.importing;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A payroll file, one unit or employee at a time. No DTD, no entities, nothing fetched. */
final class OpusXml implements AutoCloseable {
    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 500;
    private final XMLStreamReader xml;

    /** Something that no payroll file holds. @param what ends the key of its text */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final String what;
        final long line;

        Refused(String what, long line) {
            super(what);
            this.what = what;
            this.line = line;
        }
    }

    OpusXml(InputStream file) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        // written-out signs such as &amp; count as entities too, and a large file has many
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        xml = factory.createXMLStreamReader(file);
    }

    long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /** The next element that begins, whatever it is; null at the end. */
    @Nullable
    String next() throws XMLStreamException, Refused {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) return xml.getLocalName();
            if (event == XMLStreamConstants.DTD) throw new Refused("dtd", line());
        }
        return null;
    }

    /** The element that has just begun, to its end. */
    OpusElement element() throws XMLStreamException, Refused {
        return element(0);
    }

    private OpusElement element(int depth) throws XMLStreamException, Refused {
        var name = xml.getLocalName();
        long line = line();
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++)
            attributes.put(
                    xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
        var text = new StringBuilder();
        var children = new ArrayList<OpusElement>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) text.append(xml.getText());
            else if (event == XMLStreamConstants.START_ELEMENT) children.add(element(depth + 1));
            if (text.length() > LONGEST || depth > DEEPEST || children.size() > MOST_PARTS)
                throw new Refused("large", line);
        }
        return new OpusElement(name, line, attributes, text.toString().strip().replaceAll("\\s+", " "), children);
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
