package dk.faelled.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What is kept of a password is worth what OWASP demands, unless a test says otherwise. */
class PasswordsTest {
    private final Passwords passwords =
            new Passwords(new StaticListableBeanFactory().getBeanProvider(PasswordCost.class));

    @Test
    void aHashSaysThatItCostNineteenMebibytesAndTwoPasses() {
        var hash = passwords.hash("rødgrød med fløde");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("rødgrød med fløde", hash)).isTrue();
        assertThat(passwords.matches("rødgrød", hash)).isFalse();
        assertThat(passwords.hash("rødgrød med fløde"))
                .as("each has a salt of its own")
                .isNotEqualTo(hash);
    }

    /** An accent may be a letter of its own. */
    @Test
    void theSameLettersCountHoweverAKeyboardComposesThem() {
        assertThat(passwords.matches("A\u030arhus", passwords.hash("\u00c5rhus")))
                .isTrue();
    }

    @Test
    void nobodysPasswordIsComparedWithWhatCostsTheSame() {
        assertThat(passwords.nobody()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("", passwords.nobody())).isFalse();
    }
}
