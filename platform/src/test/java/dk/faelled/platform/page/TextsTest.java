package dk.faelled.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void everyTextOfThePlatformIsThereInBothLanguagesAndEveryKeyThatIsUsedHasOne() throws IOException {
        Texts.complete(Path.of("."), "platform");
        Texts.complete(Path.of("."), "platform-rules");
        Texts.complete(Path.of("."), "platform-jobs");
        Texts.complete(Path.of("."), "platform-audit");
        Texts.complete(Path.of("."), "platform-notices");
        Texts.complete(Path.of("."), "platform-operate");
    }

    @Test
    void aTextTakesItsArgumentsAsPeopleWriteThem() {
        assertThat(Messages.in(Language.DANISH).get("platform.list.count", 1234))
                .isEqualTo("1.234 resultater");
        assertThat(Messages.in(Language.ENGLISH).get("platform.list.count", 1)).isEqualTo("1 result");
        assertThat(Messages.in(Language.DANISH).get("nothing.like.it")).isEqualTo("??nothing.like.it??");
    }
}
