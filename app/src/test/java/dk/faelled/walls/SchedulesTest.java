package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the clock does for every authority is called something in both languages (platform, PLT-31). */
@Walls
class SchedulesTest {
    @Autowired
    private List<Schedule> schedules;

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void eachIsCalledSomething(String language) {
        var texts = Messages.in(Locale.of(language));
        assertThat(schedules).hasSizeGreaterThan(10).allSatisfy(schedule -> assertThat(
                        texts.has("schedule." + schedule.name()))
                .as(schedule.name())
                .isTrue());
    }
}
