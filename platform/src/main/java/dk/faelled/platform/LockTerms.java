package dk.faelled.platform;

import java.time.Duration;
import java.util.UUID;

/** After how many wrong passwords an account is locked, and for how long. At most one bean; without it {@link Terms#USUAL}. */
public interface LockTerms {
    /** Of an account of the current authority. */
    Terms of(UUID account);

    /** @param tries in a row @param first the first lock; each next one is twice as long, up to {@code longest} */
    record Terms(int tries, Duration first, Duration longest) {
        public static final Terms USUAL = new Terms(5, Duration.ofMinutes(15), Duration.ofMinutes(60));
        private static final int DOUBLINGS = 16;

        /** @param before how many locks there were since the last right password */
        public Duration lock(int before) {
            var wanted = first.multipliedBy(1L << Math.min(before, DOUBLINGS));
            return wanted.compareTo(longest) > 0 ? longest : wanted;
        }
    }
}
