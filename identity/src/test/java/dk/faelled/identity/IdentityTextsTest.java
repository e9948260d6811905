package dk.faelled.identity;

import dk.faelled.platform.page.Texts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IdentityTextsTest {
    @Test
    void everyTextIsThereInBothLanguagesAndEveryKeyThatIsUsedHasOne() throws IOException {
        Texts.complete(Path.of("."), "identity");
        Texts.complete(Path.of("."), "secondfactor");
    }
}
