package dk.faelled;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application of a module's own tests: that module and what it may use. */
@Modulithic(systemName = "Fælled", sharedModules = "platform")
@SpringBootApplication
class TestFaelled {}
