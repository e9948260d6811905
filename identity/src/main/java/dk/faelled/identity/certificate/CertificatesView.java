package dk.faelled.identity.certificate;

import dk.faelled.platform.list.ListView;
import java.util.List;

/** @param own the certificates of the authority's own keys */
public record CertificatesView(List<Own> own, ListView<CertificateList.Row> list) {
    /** @param state in words @param until in words @param ending within the first stage of warnings */
    public record Own(String algorithm, String state, String until, boolean ending) {}
}
