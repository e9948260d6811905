package dk.faelled.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {
    private final ShortMemory<String, Integer> memory = new ShortMemory<>(Duration.ofDays(1), 2);
    private final AtomicInteger readings = new AtomicInteger();

    private int ask(String asked) {
        return memory.get(asked, readings::incrementAndGet);
    }

    @Test
    void eachIsReadOnceUntilSomethingChanges() {
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("b")).isEqualTo(2);
        assertThat(ask("a")).isEqualTo(1);
        memory.changed();
        assertThat(ask("a")).isEqualTo(3);
        assertThat(ask("b")).isEqualTo(4);
    }

    @Test
    void aChangeWhileItIsReadIsNotForgotten() {
        int seen = memory.get("a", () -> {
            memory.changed();
            return readings.incrementAndGet();
        });
        assertThat(seen).isEqualTo(1);
        assertThat(ask("a")).isEqualTo(2);
        assertThat(ask("a")).isEqualTo(2);
    }

    @Test
    void whatIsOldIsReadAgain() {
        var forgetful = new ShortMemory<String, Integer>(Duration.ofNanos(-1), 2);
        assertThat(forgetful.get("a", readings::incrementAndGet)).isEqualTo(1);
        assertThat(forgetful.get("a", readings::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whoeverAsksForMuchFillsNoMemory() {
        for (var asked : new String[] {"a", "b", "c"}) ask(asked);
        assertThat(ask("c")).isEqualTo(3);
        assertThat(ask("a")).as("begun anew with the third").isEqualTo(4);
    }
}
