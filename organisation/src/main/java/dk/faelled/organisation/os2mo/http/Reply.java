package dk.faelled.organisation.os2mo.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back, after what it tells of was committed. */
sealed interface Reply {
    boolean failed();

    /** Held in memory as a whole. */
    record Whole(Map<String, @Nullable Object> answer) implements Reply {
        @Override
        public boolean failed() {
            return answer.containsKey("errors");
        }
    }

    /** Written already; only what succeeded is. */
    record Written(Spool spool) implements Reply {
        @Override
        public boolean failed() {
            return false;
        }
    }
}
