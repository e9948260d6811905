package dk.faelled.identity.saml;

import dk.faelled.identity.saml.message.ServiceDescription;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a system says of itself, as people read it. */
final class DescribedInWords {
    private DescribedInWords() {}

    /** Labels with their values; without those that have none. */
    static Map<String, List<String>> of(ServiceDescription said) {
        var all = new LinkedHashMap<String, List<String>>();
        line(all, "entity", List.of(said.entityId()));
        line(all, "returns", said.returns().stream().map(one -> one.address()).toList());
        line(
                all,
                "logouts",
                said.logouts().stream().map(one -> one.requests()).distinct().toList());
        line(all, "formats", said.nameFormats());
        line(
                all,
                "signers",
                said.signers().stream().map(DescribedInWords::certificate).toList());
        if (said.receiver() != null) {
            line(all, "receiver", List.of(certificate(said.receiver())));
            line(
                    all,
                    "encryption",
                    List.of(said.encryption().content(), said.encryption().transport()));
        }
        line(all, "wishes", said.wishes());
        if (said.validUntil() != null)
            line(all, "until", List.of(Formats.current().moment(said.validUntil())));
        return all;
    }

    private static void line(Map<String, List<String>> all, String key, List<String> values) {
        if (!values.isEmpty()) all.put(Messages.text("identity.saml.told." + key), values);
    }

    private static String certificate(X509Certificate certificate) {
        return Messages.text(
                "identity.saml.certificate",
                certificate.getSubjectX500Principal().getName(),
                Formats.current().moment(certificate.getNotAfter().toInstant()));
    }
}
