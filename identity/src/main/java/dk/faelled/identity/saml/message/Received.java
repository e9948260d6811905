package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A message as it came. Nothing in it is to be believed before {@link #verify} has returned.
 *
 * @param relayState to be given back unchanged; at most 1024 bytes
 */
public record Received(
        Binding binding,
        Document document,
        @Nullable String relayState,
        @Nullable QuerySignature querySignature) {
    private static final int LONGEST_STATE = 1024;

    /** How a message is called in a form and in an address. */
    public enum Parameter {
        SAMLRequest,
        SAMLResponse
    }

    /** From an address, as it stood there: what was signed is the text before it was decoded (bindings 3.4.4.1). */
    public static Received byRedirect(@Nullable String query, Parameter parameter) {
        var parts = new RawQuery(query == null ? "" : query);
        var message = parts.value(parameter.name());
        if (message == null) throw new Refused(Why.QUERY, parameter.name());
        var state = parts.value("RelayState");
        return new Received(
                Binding.REDIRECT,
                Xml.read(inflate(decode(decoded(message)))),
                checked(state == null ? null : decoded(state)),
                QuerySignature.in(parts, parameter.name()));
    }

    /** From a form. @param message as the field of the form held it */
    public static Received byPost(String message, @Nullable String relayState) {
        return new Received(Binding.POST, Xml.read(decode(message)), checked(relayState), null);
    }

    static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(Why.QUERY, "%");
        }
    }

    private static @Nullable String checked(@Nullable String state) {
        if (state != null && state.getBytes(StandardCharsets.UTF_8).length > LONGEST_STATE)
            throw new Refused(Why.RELAY_STATE);
        return state;
    }

    private static byte[] decode(String text) {
        if (text.length() > 2 * Xml.LARGEST) throw new Refused(Why.TOO_LARGE);
        return base64(text);
    }

    /** Lines may be broken anywhere; nothing else may stand between. */
    static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException wrong) {
            throw new Refused(Why.ENCODING);
        }
    }

    private static byte[] inflate(byte[] packed) {
        var inflater = new Inflater(true);
        try (var out = new ByteArrayOutputStream(4096)) {
            // a byte more than there is: without it the end of some streams is never seen
            inflater.setInput(java.util.Arrays.copyOf(packed, packed.length + 1));
            var part = new byte[4096];
            while (!inflater.finished()) {
                int read = inflater.inflate(part);
                if (read == 0 && !inflater.finished()) throw new Refused(Why.ENCODING);
                out.write(part, 0, read);
                if (out.size() > Xml.LARGEST) throw new Refused(Why.TOO_LARGE);
            }
            return out.toByteArray();
        } catch (DataFormatException | java.io.IOException wrong) {
            throw new Refused(Why.ENCODING);
        } finally {
            inflater.end();
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** The name of the root element, where it is one of the protocol's; empty for another. */
    public String kind() {
        return Names.PROTOCOL.equals(root().getNamespaceURI()) ? root().getLocalName() : "";
    }

    /** Whether it says that it is signed. */
    public boolean isSigned() {
        return binding == Binding.REDIRECT ? querySignature != null : XmlSignature.isSigned(document);
    }

    /** @throws Refused unless all of the message is signed by one of the keys */
    public void verify(Collection<PublicKey> keys) {
        if (!isSigned()) throw new Refused(Why.UNSIGNED);
        if (querySignature != null) querySignature.verify(keys);
        else XmlSignature.verify(document, keys);
    }
}
