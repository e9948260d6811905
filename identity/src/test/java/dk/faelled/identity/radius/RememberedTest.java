package dk.faelled.identity.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How long what was read about clients counts. */
class RememberedTest {
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void itIsReadOnceUntilSomethingChanges() {
        var remembered = new Remembered<>(Duration.ofDays(1), readings::incrementAndGet);
        assertThat(remembered.last()).isNull();
        assertThat(remembered.isOld()).isTrue();
        assertThat(remembered.get()).isEqualTo(1);
        assertThat(remembered.get()).isEqualTo(1);
        remembered.changed();
        assertThat(remembered.isOld()).isTrue();
        assertThat(remembered.last()).isEqualTo(1);
        assertThat(remembered.get()).isEqualTo(2);
        assertThat(remembered.isOld()).isFalse();
    }

    @Test
    void aChangeWhileItIsReadIsNotForgotten() {
        var remembered = new AtomicReference<Remembered<Integer>>();
        remembered.set(new Remembered<>(Duration.ofDays(1), () -> {
            int number = readings.incrementAndGet();
            if (number == 1) remembered.get().changed();
            return number;
        }));
        assertThat(remembered.get().get()).isEqualTo(1);
        assertThat(remembered.get().isOld()).isTrue();
        assertThat(remembered.get().get()).isEqualTo(2);
    }

    @Test
    void itIsReadAgainWhenItIsOld() {
        var remembered = new Remembered<>(Duration.ofNanos(-1), readings::incrementAndGet);
        assertThat(remembered.get()).isEqualTo(1);
        assertThat(remembered.get()).isEqualTo(2);
    }
}
