package dk.faelled;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

@Modulithic(systemName = "Fælled", sharedModules = "platform")
@SpringBootApplication
public class Faelled {
    static void main(String... arguments) {
        SpringApplication.run(Faelled.class, arguments);
    }
}
