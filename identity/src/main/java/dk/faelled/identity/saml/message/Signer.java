package dk.faelled.identity.saml.message;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import org.keycloak.saml.processing.core.util.XMLSignatureUtil;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** An RSA key of ours and its certificate. Signs with RSA-SHA256 over exclusive canonical XML (identity 4.8). */
public record Signer(PrivateKey key, X509Certificate certificate) {
    /** Right after {@code Issuer}, or first where there is none. */
    void sign(Element element) {
        element.setIdAttribute("ID", true);
        var issuer = Tree.child(element, Names.ASSERTION, "Issuer");
        var before = issuer == null ? element.getFirstChild() : issuer.getNextSibling();
        try {
            XMLSignatureUtil.sign(
                    element,
                    before,
                    null,
                    new KeyPair(certificate.getPublicKey(), key),
                    Names.SHA256,
                    Names.RSA_SHA256,
                    "#" + element.getAttribute("ID"),
                    certificate,
                    Names.EXCLUSIVE);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (var child : Tree.children(element, Names.SIGNATURE, "Signature")) withoutReturns(child);
    }

    /** Java ends lines of base64 with a carriage return as well, which not every reader takes for a space. */
    static void withoutReturns(Node node) {
        if (node instanceof Text text && text.getData().indexOf('\r') >= 0)
            text.setData(text.getData().replace("\r", ""));
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) withoutReturns(child);
    }
}
