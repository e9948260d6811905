package dk.faelled.platform.rights;

import dk.faelled.platform.Context;
import io.micrometer.context.ContextRegistry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rights of the one whose request runs, found once at its door. */
public final class CallerRights {
    private static final ThreadLocal<@Nullable Set<String>> HELD = new ThreadLocal<>();

    static {
        ContextRegistry.getInstance().registerThreadLocalAccessor("faelled.rights", HELD::get, HELD::set, HELD::remove);
    }

    private CallerRights() {}

    static Set<String> current() {
        var held = HELD.get();
        return held == null ? Set.of() : held;
    }

    public static <X extends Throwable> void run(Set<String> held, Context.Act<X> act) throws X {
        var before = HELD.get();
        HELD.set(held);
        try {
            act.run();
        } finally {
            if (before == null) HELD.remove();
            else HELD.set(before);
        }
    }
}
