package dk.faelled.platform.mail;

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
        if (host != null && !host.isBlank() && !from.contains("@"))
            throw new IllegalArgumentException(
                    "faelled.mail.from must be the sender's address where faelled.mail.host is set.");
    }

    boolean on() {
        return host != null && !host.isBlank();
    }

    /** The password stays out of it. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + tls + "]";
    }
}
