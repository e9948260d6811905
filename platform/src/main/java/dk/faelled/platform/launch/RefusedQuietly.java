package dk.faelled.platform.launch;

import dk.faelled.platform.database.StartRefused;
import org.springframework.boot.SpringBootExceptionReporter;

/** Why a start was refused is told by the {@link Launcher} in one sentence; the way there helps nobody. */
class RefusedQuietly implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof StartRefused) return true;
        return false;
    }
}
