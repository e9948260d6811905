package dk.faelled.platform.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests sign in some thousand times, and none of them is about how long that takes. */
@Configuration
class CheapPasswords {
    /** As little as Argon2id can do with. */
    @Bean
    static PasswordCost passwordCost() {
        return new PasswordCost(8, 1);
    }
}
