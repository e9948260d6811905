package dk.faelled.identity.certificate;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The certificates of others, those that end first before the rest. */
public final class CertificateList {
    /** @param page path of the page of its holder */
    public record Row(
            UUID id,
            String name,
            Holder.Kind kind,
            String page,
            String subject,
            boolean signs,
            boolean encrypts,
            Instant until,
            String fingerprint) {}

    private static final String KIND = "case when c.provider_id is null then 'SOURCE' else 'PROVIDER' end";

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "identity.certificates", "identity.certificates")
            .select(
                    "c.id, c.provider_id, c.source_id, coalesce(p.name, s.name) as name, c.subject, c.signs, c.encrypts,"
                            + " c.valid_until, c.fingerprint",
                    """
                    identity_certificate c
                      left join identity_service_provider p on p.id = c.provider_id
                      left join identity_login_source s on s.id = c.source_id""")
            .counted("identity_certificate c")
            .columns(
                    Column.<Row>text("name", "identity.certificate.holder", "coalesce(p.name, s.name)", Row::name)
                            .always(),
                    Column.<Row>text("kind", "identity.certificate.kind", KIND, row -> inWords(row.kind()))
                            .always()
                            .chosenFrom(CertificateList::kinds),
                    Column.<Row>moment("until", "identity.certificate.until", "c.valid_until", Row::until)
                            .always()
                            .sorted(),
                    Column.<Row>yesNo("signs", "identity.certificate.signs", "c.signs", Row::signs)
                            .always()
                            .filtered(),
                    Column.<Row>yesNo("encrypts", "identity.certificate.encrypts", "c.encrypts", Row::encrypts)
                            .always()
                            .filtered(),
                    Column.<Row>text("subject", "identity.certificate.subject", "c.subject", Row::subject)
                            .always(),
                    Column.<Row>text(
                                    "fingerprint",
                                    "identity.certificate.fingerprint",
                                    "c.fingerprint",
                                    Row::fingerprint)
                            .always()
                            .onRequest())
            .sortedBy("until")
            .rows("c.id", (row, _) -> {
                var holder = CertificateTable.holder(
                        row.getObject("provider_id", UUID.class), row.getObject("source_id", UUID.class));
                return new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        holder.kind(),
                        holder.page(),
                        row.getString("subject"),
                        row.getBoolean("signs"),
                        row.getBoolean("encrypts"),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                        row.getString("fingerprint"));
            });

    private CertificateList() {}

    private static String inWords(Holder.Kind kind) {
        return Messages.text("identity.certificate.kind." + kind);
    }

    private static List<Option> kinds() {
        return Arrays.stream(Holder.Kind.values())
                .map(kind -> new Option(kind.name(), inWords(kind)))
                .toList();
    }
}
