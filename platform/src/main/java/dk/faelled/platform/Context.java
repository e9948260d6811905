package dk.faelled.platform;

import io.micrometer.context.ContextRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For whom, by whom, in which language, under which number and from where the running code works. Set by the web filter, the job
 * runner, the event listener and the test kit; nowhere else. It follows the work to other threads.
 */
public record Context(TenantId tenant, Actor actor, Locale locale, String correlation, Origin origin) {
    public static final Locale DANISH = Locale.of("da");
    private static final ThreadLocal<@Nullable Context> BOUND = new ThreadLocal<>();

    static {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor("faelled.context", BOUND::get, BOUND::set, BOUND::remove);
    }

    /** From where the running work comes. */
    public Context(TenantId tenant, Actor actor, Locale locale, String correlation) {
        this(tenant, actor, locale, correlation, Origin.current());
    }

    public static Context current() {
        var context = BOUND.get();
        if (context == null) throw new TenantMissing("No tenant is bound to " + Thread.currentThread());
        return context;
    }

    public static @Nullable Context ifBound() {
        return BOUND.get();
    }

    public <T extends @Nullable Object, X extends Throwable> T call(Work<T, X> work) throws X {
        var before = BOUND.get();
        var none = Tenant.leaveNone();
        BOUND.set(this);
        try {
            return work.call();
        } finally {
            if (before == null) BOUND.remove();
            else BOUND.set(before);
            Tenant.returnToNone(none);
        }
    }

    public <X extends Throwable> void run(Act<X> act) throws X {
        this.<@Nullable Void, X>call(() -> {
            act.run();
            return null;
        });
    }

    /** The same work in the name of the program itself. */
    public static Context system(TenantId tenant, String correlation) {
        return new Context(tenant, Actor.SYSTEM, DANISH, correlation);
    }

    @FunctionalInterface
    public interface Work<T extends @Nullable Object, X extends Throwable> {
        T call() throws X;
    }

    @FunctionalInterface
    public interface Act<X extends Throwable> {
        void run() throws X;
    }
}
