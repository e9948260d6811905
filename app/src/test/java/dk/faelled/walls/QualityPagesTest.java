package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was found in the organisation, as an editor works on it. */
@Walls
class QualityPagesTest extends OneAuthority {
    private static final String PATH = "/organisation/quality";

    @ParameterizedTest
    @ValueSource(strings = {"repair", "take", "release"})
    void whoComesTooLateIsToldSoOnThePageOfFindings(String act) {
        vera.open(PATH);
        var late = vera.post(PATH + "/findings/" + UUID.randomUUID() + "/" + act, Map.of());
        assertThat(late.header("Location")).isEqualTo(PATH);
        assertThat(vera.open(PATH).body()).contains("Fundet er der ikke længere");
    }
}
