package dk.faelled.identity.saml.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours on its way through the browser.
 *
 * @param address where it goes; with all of the message in it where {@code message} is null
 * @param message in base64, for a form
 */
public record Outgoing(
        String address,
        Received.Parameter parameter,
        @Nullable String message,
        @Nullable String relayState) {
    /** @param xml of an answer */
    public static Outgoing form(String address, String xml, @Nullable String relayState) {
        return new Outgoing(address, Received.Parameter.SAMLResponse, base64(xml), relayState);
    }

    static Outgoing redirect(
            String address, Received.Parameter parameter, String xml, @Nullable String relayState, Signer signer) {
        var parameters = parameter + "=" + QuerySignature.encoded(deflated(xml))
                + (relayState == null ? "" : "&RelayState=" + QuerySignature.encoded(relayState));
        var query = QuerySignature.sign(parameters, signer.key());
        return new Outgoing(address + (address.indexOf('?') < 0 ? "?" : "&") + query, parameter, null, null);
    }

    static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String deflated(String xml) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var out = new ByteArrayOutputStream()) {
            try (var packing = new DeflaterOutputStream(out, deflater)) {
                packing.write(xml.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            deflater.end();
        }
    }
}
