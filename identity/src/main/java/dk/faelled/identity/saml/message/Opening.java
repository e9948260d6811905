package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Opens an assertion that was encrypted to us. Whatever goes wrong is told in one and the same way: else those who send us
 * changed ones would learn of what is inside.
 */
final class Opening {
    private Opening() {}

    /** The assertion as a document of its own. @param keys ours, any of which may open it */
    static Document of(Element encrypted, List<PrivateKey> keys) {
        var own = Xml.read(Xml.write(encrypted).getBytes(StandardCharsets.UTF_8));
        check(own);
        try {
            var opened = XMLEncryptionUtil.decryptElementInDocument(own, _ -> keys);
            return Xml.read(Xml.write(opened).getBytes(StandardCharsets.UTF_8));
        } catch (ProcessingException | RuntimeException failed) {
            throw new Refused(Why.ENCRYPTED);
        }
    }

    /** Nothing is fetched from elsewhere, and one key travels along. */
    private static void check(Document document) {
        if (document.getElementsByTagNameNS(Names.ENCRYPTION, "CipherReference").getLength() > 0)
            throw new Refused(Why.CONTENT, "CipherReference");
        var data = Tree.child(document.getDocumentElement(), Names.ENCRYPTION, "EncryptedData");
        var all = document.getElementsByTagNameNS(Names.ENCRYPTION, "EncryptedKey");
        if (data == null || all.getLength() != 1) throw new Refused(Why.CONTENT, "EncryptedKey");
        var content = method(data);
        var transport = method((Element) all.item(0));
        if (!Encryption.mayBe(content, transport)) throw new Refused(Why.ALGORITHM, content + " " + transport);
    }

    private static String method(@Nullable Element of) {
        var method = of == null ? null : Tree.child(of, Names.ENCRYPTION, "EncryptionMethod");
        var named = method == null ? null : Tree.attribute(method, "Algorithm");
        return named == null ? "" : named;
    }
}
