package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads what stands directly under an element, never deeper: what is found elsewhere was perhaps not signed. */
final class Tree {
    private Tree() {}

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        var all = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling())
            if (child instanceof Element element) all.add(element);
        return all;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /** Null for none. @throws Refused for several */
    static @Nullable Element child(Element parent, String namespace, String name) {
        var all = children(parent, namespace, name);
        if (all.size() > 1) throw new Refused(Why.CONTENT, name);
        return all.isEmpty() ? null : all.getFirst();
    }

    static @Nullable String childText(Element parent, String namespace, String name) {
        var child = child(parent, namespace, name);
        return child == null ? null : text(child);
    }

    static List<String> texts(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream().map(Tree::text).toList();
    }

    static String text(Element element) {
        if (!children(element).isEmpty()) throw new Refused(Why.CONTENT, element.getLocalName());
        return element.getTextContent().strip();
    }

    static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    static boolean truth(Element element, String name) {
        var value = attribute(element, name);
        return "true".equals(value) || "1".equals(value);
    }

    static @Nullable Integer number(Element element, String name) {
        var value = attribute(element, name);
        if (value == null) return null;
        if (!value.matches("\\d{1,5}")) throw new Refused(Why.CONTENT, name);
        return Integer.valueOf(value);
    }

    /** {@code xs:dateTime}; without a zone it is UTC (SAML core 1.3.3). */
    static @Nullable Instant moment(Element element, String name) {
        var value = attribute(element, name);
        if (value == null) return null;
        try {
            var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    value.strip(), java.time.OffsetDateTime::from, LocalDateTime::from);
            return read instanceof java.time.OffsetDateTime moment
                    ? moment.toInstant()
                    : ((LocalDateTime) read).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new Refused(Why.CONTENT, name);
        }
    }
}
