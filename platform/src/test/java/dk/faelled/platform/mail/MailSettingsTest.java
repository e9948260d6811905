package dk.faelled.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.database.StartRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private static final String FROM = "no-reply@faelled.example";

    @Test
    void withoutAServerMailIsOffWhateverElseIsSaid() {
        assertThat(settings(null, 587, null, null, "").on()).isFalse();
        assertThat(settings(" ", 587, null, null, "").on()).isFalse();
        assertThat(settings("mail.example", 587, null, null, FROM).on()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "faelled.example", "Fælled <no-reply@faelled.example>", "a@b@c.example"})
    void theSenderIsAnAddress(String from) {
        refused("faelled.mail.from", "mail.example", 587, null, null, from);
    }

    @Test
    void aPortAndAUserWithoutPasswordAreRefusedAtTheStart() {
        refused("faelled.mail.port", "mail.example", 70_000, null, null, FROM);
        refused("faelled.mail.password", "mail.example", 587, "faelled", null, FROM);
    }

    @Test
    void thePasswordIsNotWritten() {
        assertThat(settings("mail.example", 587, "faelled", "secret-1", FROM).toString())
                .doesNotContain("secret-1");
    }

    private static void refused(
            String key, String host, int port, @Nullable String user, @Nullable String password, String from) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settings(host, port, user, password, from))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(StartRefused.CONFIGURATION))
                .withMessageContaining(key);
    }

    private static MailSettings settings(
            @Nullable String host, int port, @Nullable String user, @Nullable String password, String from) {
        return new MailSettings(host, port, user, password, MailSettings.Tls.STARTTLS, from);
    }
}
