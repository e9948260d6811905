package dk.faelled.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands mails to the server. */
@Component
class Smtp {
    private static final String SECONDS_10 = "10000";
    private static final int FOR_GOOD = 500;
    private final MailSettings settings;

    Smtp(MailSettings settings) {
        this.settings = settings;
    }

    Session session() {
        var tls = settings.tls() == MailSettings.Tls.TLS;
        var properties = new Properties();
        for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"})
            properties.setProperty("mail.smtp." + limit, SECONDS_10);
        properties.setProperty("mail.smtp.starttls.required", on(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.enable", on(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", on(tls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", on(true));
        properties.setProperty("mail.smtp.auth", on(settings.user() != null));
        // the envelope's sender too, so that what bounces comes to the one who reads it
        properties.setProperty("mail.smtp.from", settings.from());
        return Session.getInstance(properties);
    }

    Delivery send(MimeMessage message, String address) {
        try (var transport = message.getSession().getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(address)});
            return new Delivery.Taken();
        } catch (SendFailedException failed) {
            var code = refusal(failed);
            return code == null
                    ? new Delivery.Failed(failed.getClass().getSimpleName())
                    : code >= FOR_GOOD ? new Delivery.Refused("SMTP " + code) : new Delivery.Failed("SMTP " + code);
        } catch (MessagingException failed) {
            return new Delivery.Failed(failed.getClass().getSimpleName());
        }
    }

    /** The number by which the address or its mail was refused; null where it was something else, as our sender. */
    private static @Nullable Integer refusal(SendFailedException failed) {
        for (Exception next = failed;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null)
            if (next instanceof SMTPAddressFailedException address) return address.getReturnCode();
        if (failed instanceof SMTPSendFailedException send
                && send.getCommand() != null
                && !send.getCommand().startsWith("MAIL")) return send.getReturnCode();
        return null;
    }

    private static String on(boolean on) {
        return Boolean.toString(on);
    }
}
