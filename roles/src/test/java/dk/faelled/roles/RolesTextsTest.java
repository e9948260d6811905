package dk.faelled.roles;

import dk.faelled.platform.page.Texts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RolesTextsTest {
    @Test
    void everyTextIsThereInBothLanguagesAndEveryKeyThatIsUsedHasOne() throws IOException {
        Texts.complete(Path.of("."), "roles");
        Texts.complete(Path.of("."), "roles-requests");
        Texts.complete(Path.of("."), "roles-reports");
        Texts.complete(Path.of("."), "roles-advice");
    }
}
