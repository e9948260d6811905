package dk.faelled.platform.page;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    @Test
    void noTemplateHoldsWhatTheContentPolicyForbids() throws IOException {
        Texts.strict(Path.of("."));
    }
}
