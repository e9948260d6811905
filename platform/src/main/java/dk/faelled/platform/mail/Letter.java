package dk.faelled.platform.mail;

import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.OuterLinks;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Writes a mail as it goes out: text and HTML, the same number each time it is tried. */
@Component
class Letter {
    private final MailSettings settings;
    private final OuterLinks links;
    private final TemplateEngine templates;

    Letter(MailSettings settings, OuterLinks links, TemplateEngine templates) {
        this.settings = settings;
        this.links = links;
        this.templates = templates;
    }

    MimeMessage write(Session session, Mail mail, Filled filled, TenantInfo tenant) {
        var view = view(mail, filled, tenant);
        try {
            var message = new Numbered(session, mail.id() + "@" + settings.domain());
            message.setFrom(new InternetAddress(settings.from(), tenant.name(), StandardCharsets.UTF_8.name()));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address()));
            message.setSubject(filled.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(mail.createdAt()));
            message.setHeader("Content-Language", mail.locale().getLanguage());
            // RFC 3834: no answering machine shall answer
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(parts(view));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException broken) {
            throw new IllegalStateException("mail " + mail.id() + " cannot be written", broken);
        }
    }

    MailView view(Mail mail, Filled filled, TenantInfo tenant) {
        var link = mail.link();
        return new MailView(
                mail.locale(),
                filled.subject(),
                filled.paragraphs(),
                link == null ? null : links.of(tenant, link),
                tenant.name(),
                links.of(tenant, "/notices/settings"));
    }

    private MimeMultipart parts(MailView view) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(view.plain(Messages.in(view.locale())), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        var output = new StringOutput();
        templates.render("platform/mail.jte", java.util.Map.of("view", view), output);
        html.setContent(output.toString(), "text/html; charset=utf-8");
        return new MimeMultipart("alternative", plain, html);
    }

    /** The library would give it another number whenever it is saved. */
    private static final class Numbered extends MimeMessage {
        private final String number;

        Numbered(Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + ">");
        }
    }
}
