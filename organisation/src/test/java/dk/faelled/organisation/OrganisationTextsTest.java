package dk.faelled.organisation;

import dk.faelled.platform.page.Texts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationTextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "organisation",
                "organisation-pages",
                "organisation-audit",
                "organisation-directory",
                "organisation-graphql",
                "organisation-payroll",
                "organisation-work",
                "organisation-reports",
                "organisation-quality",
                "organisation-migration"
            })
    void everyTextIsThereInBothLanguagesAndEveryKeyThatIsUsedHasOne(String file) throws IOException {
        Texts.complete(Path.of("."), file);
        Texts.strict(Path.of("."));
    }
}
