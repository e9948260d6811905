package dk.faelled.platform.mail;

import dk.faelled.platform.database.StartRefused;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The server that takes our mail. @param host null: mails stay in the outbox */
@ConfigurationProperties("faelled.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("starttls") Tls tls,
        @DefaultValue("") String from) {
    enum Tls {
        NONE,
        /** Begun in the open and then encrypted, or not at all. */
        STARTTLS,
        TLS
    }

    MailSettings {
        if (host != null && host.isBlank()) host = null;
        if (host != null && !isAddress(from))
            throw refused("faelled.mail.from must be the sender's address where faelled.mail.host is set.");
        if (port < 1 || port > 65_535) throw refused("faelled.mail.port is a number from 1 to 65535.");
        if ((user == null) != (password == null))
            throw refused("faelled.mail.user and faelled.mail.password belong together: set both or none.");
    }

    private static boolean isAddress(String from) {
        try {
            var address = new InternetAddress(from);
            address.validate();
            return from.contains("@") && from.equals(address.getAddress());
        } catch (AddressException wrong) {
            return false;
        }
    }

    private static StartRefused refused(String sentence) {
        return new StartRefused(StartRefused.CONFIGURATION, sentence);
    }

    boolean on() {
        return host != null;
    }

    /** The name that the number of each mail ends with. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /** The password stays out of it. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + tls + "]";
    }
}
