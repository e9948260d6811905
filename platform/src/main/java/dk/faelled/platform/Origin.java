package dk.faelled.platform;

import io.micrometer.context.ContextRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Where what is done comes from, as the log keeps it (platform R-6). Bound to a request before it is known for whom that
 * is; from then on the {@link Context} carries it.
 *
 * @param address IP address of whoever asks, behind trusted proxies; null where nobody asks from outside
 */
public record Origin(Source source, @Nullable String address) {
    /** The pages, an interface for programs, a file that is loaded, or the program's own work. */
    public enum Source {
        UI,
        API,
        IMPORT,
        JOB
    }

    public static final Origin PROGRAM = new Origin(Source.JOB, null);
    /** A file that is loaded, or another program's contents. */
    public static final Origin LOADED = new Origin(Source.IMPORT, null);

    private static final ThreadLocal<@Nullable Origin> BOUND = new ThreadLocal<>();

    static {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor("faelled.origin", BOUND::get, BOUND::set, BOUND::remove);
    }

    /** Of the running work; that of the program itself where nobody said another. */
    public static Origin current() {
        var context = Context.ifBound();
        if (context != null) return context.origin();
        var bound = BOUND.get();
        return bound == null ? PROGRAM : bound;
    }

    public <X extends Throwable> void run(Context.Act<X> act) throws X {
        var before = BOUND.get();
        BOUND.set(this);
        try {
            act.run();
        } finally {
            if (before == null) BOUND.remove();
            else BOUND.set(before);
        }
    }
}
