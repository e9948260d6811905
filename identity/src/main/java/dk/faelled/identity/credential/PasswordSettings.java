package dk.faelled.identity.credential;

import dk.faelled.identity.password.LeakedPasswords;
import dk.faelled.platform.database.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PasswordSettings {
    /** @param list path of the authority's own list of leaked passwords; empty for none */
    @Bean
    LeakedPasswords leakedPasswords(@Value("${faelled.identity.leaked-passwords:}") String list) {
        if (list.isBlank()) return new LeakedPasswords(Optional.empty());
        var path = Path.of(list);
        if (!Files.isReadable(path))
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "faelled.identity.leaked-passwords: " + list
                            + " cannot be read. Name a file with one SHA-1 hash a line, sorted.");
        return new LeakedPasswords(Optional.of(path));
    }
}
