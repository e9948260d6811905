package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleNumber.Level;
import dk.faelled.platform.RuleBroken;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The plan (KLE-Emneplan) and the lists of KLE-online: the one nests, the others list the same elements. */
class KleXml {
    private static final String PLAN = "KLE-Emneplan";
    private static final Set<String> ROOTS = Set.of(PLAN, "KLE-Hovedgrupper", "KLE-Grupper", "KLE-Emner");
    private static final Map<String, Level> ITEMS =
            Map.of("Hovedgruppe", Level.MAIN_GROUP, "Gruppe", Level.GROUP, "Emne", Level.SUBJECT);
    private final KleStaging out;
    private final Deque<KleElement> open = new ArrayDeque<>();
    private final List<String> path = new ArrayList<>();
    private boolean plan;

    KleXml(KleStaging out) {
        this.out = out;
    }

    void read(InputStream in) {
        var reader = new AtomicReference<@Nullable XMLStreamReader>();
        try {
            var xml = hardened().createXMLStreamReader(in);
            reader.set(xml);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new RuleBroken(
                                "organisation.import.kle.dtd", xml.getLocation().getLineNumber());
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS ->
                        characters(xml.getText().strip());
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            var at = broken.getLocation();
            throw new RuleBroken(
                    "organisation.import.kle.broken",
                    at == null ? 1 : at.getLineNumber(),
                    path.isEmpty() ? "/" : "/" + String.join("/", path));
        }
    }

    /** No document type, so no entities of its own: neither files of ours nor a billion laughs. */
    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("javax.xml.stream.isSupportingExternalEntities", false);
        return factory;
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        var name = xml.getLocalName();
        path.add(name);
        if (path.size() == 1) {
            if (!ROOTS.contains(name)) throw new RuleBroken("organisation.import.kle.root", name);
            plan = name.equals(PLAN);
            return;
        }
        var level = ITEMS.get(name);
        var item = open.peek();
        if (level != null)
            open.push(new KleElement(name, level, xml.getLocation().getLineNumber()));
        else if (item != null && item.opens(name)) item.opened(name);
        else if (item != null && item.knows(name))
            item.says(name, text(xml), xml.getLocation().getLineNumber());
        else {
            out.unknown(name);
            text(xml);
        }
    }

    private void end(String name) {
        path.removeLast();
        if (!ITEMS.containsKey(name) || open.isEmpty()) return;
        var item = open.pop();
        item.stage(out, open.isEmpty() ? null : open.peek().number(), plan);
    }

    private void characters(String text) {
        if (!open.isEmpty() && path.getLast().equals("Historisk") && text.equals("false"))
            open.peek().notHistoric();
    }

    /** All text up to the end of the element at hand, whatever it is nested in. */
    private String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new RuleBroken(
                            "organisation.import.kle.dtd", xml.getLocation().getLineNumber());
                default -> {}
            }
        }
        path.removeLast();
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
