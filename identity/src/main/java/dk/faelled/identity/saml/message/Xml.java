package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML that strangers have written, read within limits (identity 7), and ours, written as it was signed. */
final class Xml {
    /** Bytes, before and after unpacking. */
    static final int LARGEST = 256 << 10;

    static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 64;

    /** Parsers that nobody uses. */
    private static final BlockingQueue<DocumentBuilder> IDLE = new ArrayBlockingQueue<>(32);

    static {
        Init.init();
    }

    private Xml() {}

    /** No type declaration, no entity, no comment, no instruction; each id stands once. */
    static Document read(byte[] bytes) {
        if (bytes.length > LARGEST) throw new Refused(Why.TOO_LARGE);
        try {
            var document = parse(bytes);
            // the rules of 1.1 for characters are others than those of what is signed
            if (!"1.0".equals(document.getXmlVersion())) throw new Refused(Why.NOT_XML);
            walk(document, new HashSet<>());
            return document;
        } catch (SAXException wrong) {
            throw new Refused(why(wrong));
        } catch (IOException wrong) {
            throw new Refused(Why.NOT_XML);
        }
    }

    /** What we have written ourselves, however large. */
    static Document own(byte[] bytes) {
        try {
            return parse(bytes);
        } catch (SAXException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A parser takes longer to make than to read a message: one that has read without fault reads the next. */
    private static Document parse(byte[] bytes) throws SAXException, IOException {
        var idle = IDLE.poll();
        var builder = idle == null ? made() : idle;
        builder.setErrorHandler(new Strict());
        var document = builder.parse(new ByteArrayInputStream(bytes));
        builder.reset();
        IDLE.offer(builder);
        return document;
    }

    private static DocumentBuilder made() {
        try {
            return factory().newDocumentBuilder();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
        factory.setAttribute("jdk.xml.elementAttributeLimit", String.valueOf(MOST_ATTRIBUTES));
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        // a text that a comment cuts in two would be read short, and signed whole
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        return factory;
    }

    private static Why why(SAXException wrong) {
        var said = String.valueOf(wrong.getMessage());
        if (said.contains("DOCTYPE")) return Why.DOCTYPE;
        return said.contains("maxElementDepth") ? Why.TOO_DEEP : Why.NOT_XML;
    }

    private static void walk(Node node, Set<String> ids) {
        if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE)
            throw new Refused(Why.CONTENT, "processing instruction");
        if (node instanceof Element element) {
            var attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                var attribute = attributes.item(i);
                if (Objects.requireNonNullElse(attribute.getLocalName(), attribute.getNodeName())
                                .toLowerCase(Locale.ROOT)
                                .equals("id")
                        && !ids.add(attribute.getNodeValue())) throw new Refused(Why.IDS_TWICE);
            }
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) walk(child, ids);
    }

    /** The bytes, in UTF-8 and without declaration, that give the same tree again. */
    static String write(Node node) {
        try (var out = new ByteArrayOutputStream(8192)) {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS).canonicalizeSubtree(node, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (XMLSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException what) {}

        @Override
        public void error(SAXParseException what) throws SAXException {
            throw what;
        }

        @Override
        public void fatalError(SAXParseException what) throws SAXException {
            throw what;
        }
    }
}
