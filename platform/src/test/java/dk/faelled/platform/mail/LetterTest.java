package dk.faelled.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.faelled.platform.Mails.Wording;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail as a mail server takes it and a reader gets it. */
class LetterTest {
    private static final UUID ID = UUID.fromString("0b1e0000-0000-4000-8000-000000000002");
    private static final TenantInfo SOENDBY = new TenantInfo(
            new TenantId(UUID.randomUUID()),
            "29189999",
            "Søndby Kommune",
            TenantInfo.Kind.MUNICIPALITY,
            TenantInfo.Status.ACTIVE);
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void itIsTextAndHtmlWithTheSameNumberEachTimeAndSaysThatNobodyWroteIt() throws Exception {
        assertThat(send()).isInstanceOf(Delivery.Taken.class);
        assertThat(send()).isInstanceOf(Delivery.Taken.class);
        var got = server.getReceivedMessages();
        assertThat(got).hasSize(2);
        for (var message : got) {
            assertThat(message.getHeader("Message-ID")).containsExactly("<" + ID + "@faelled.example>");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getHeader("Content-Language")).containsExactly("da");
            assertThat(message.getSubject()).isEqualTo("Nøglen til <b>Vagtplan</b> Bcc: alle@soendby.example");
            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getFrom()[0].toString()).contains("no-reply@faelled.example");
        }
        var text = part(got[0], 0);
        assertThat(text)
                .contains("Den udløber <snart>.")
                .contains("Åbn i Fælled: https://soendby.example/api-keys")
                .contains("https://soendby.example/notices/settings");
        var html = part(got[0], 1);
        assertThat(html)
                .contains("<p>Den udløber &lt;snart&gt;.</p>")
                .contains("&lt;b&gt;Vagtplan&lt;/b&gt;")
                .contains("href=\"https://soendby.example/api-keys\"")
                .doesNotContain("<b>Vagtplan");
    }

    private Delivery send() {
        var settings = new MailSettings(
                "127.0.0.1", server.getSmtp().getPort(), null, null, MailSettings.Tls.NONE, "no-reply@faelled.example");
        var letter = new Letter(
                settings,
                (tenant, path) -> "https://soendby.example" + path,
                TemplateEngine.createPrecompiled(ContentType.Html));
        var smtp = new Smtp(settings);
        var now = Instant.parse("2026-11-25T08:00:00Z");
        var mail = new Mail(
                ID,
                UUID.randomUUID(),
                "ane@soendby.example",
                Locale.of("da"),
                "platform.key.expires",
                "{}",
                "/api-keys",
                Mail.State.QUEUED,
                0,
                now,
                null,
                now,
                null);
        var filled = Filled.of(
                new Wording("Nøglen til {name}", "Den udløber {when}."),
                Map.of("name", "<b>Vagtplan</b>\r\nBcc: alle@soendby.example", "when", "<snart>"));
        return smtp.send(letter.write(smtp.session(), mail, filled, SOENDBY), mail.address());
    }

    private static String part(MimeMessage message, int number) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(number)
                .getContent()
                .toString();
    }
}
