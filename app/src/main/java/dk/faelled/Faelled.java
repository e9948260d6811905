package dk.faelled;

import dk.faelled.platform.launch.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

@Modulithic(systemName = "Fælled", sharedModules = "platform")
@SpringBootApplication
public class Faelled {
    static void main(String... arguments) {
        Launcher.main(Faelled.class, arguments);
    }
}
