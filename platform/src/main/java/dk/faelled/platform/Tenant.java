package dk.faelled.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The short forms of {@link Context}. */
public final class Tenant {
    private static final ThreadLocal<@Nullable String> NONE = new ThreadLocal<>();

    private Tenant() {}

    public static TenantId current() {
        return Context.current().tenant();
    }

    /** Work of the program itself for one tenant. */
    public static <T extends @Nullable Object, X extends Throwable> T call(TenantId tenant, Context.Work<T, X> work)
            throws X {
        return Context.system(tenant, UUID.randomUUID().toString()).call(work);
    }

    public static <X extends Throwable> void run(TenantId tenant, Context.Act<X> act) throws X {
        Context.system(tenant, UUID.randomUUID().toString()).run(act);
    }

    /**
     * Work for no tenant: only tables that all tenants share can be reached.
     *
     * @param reason why, for the reader of the code
     */
    public static <T extends @Nullable Object, X extends Throwable> T none(String reason, Context.Work<T, X> work)
            throws X {
        var before = NONE.get();
        NONE.set(reason);
        try {
            return work.call();
        } finally {
            if (before == null) NONE.remove();
            else NONE.set(before);
        }
    }

    /** Binding a tenant inside work for none means that tenant; what was said before holds again afterwards. */
    static @Nullable String leaveNone() {
        var before = NONE.get();
        NONE.remove();
        return before;
    }

    static void returnToNone(@Nullable String before) {
        if (before != null) NONE.set(before);
    }

    /** Whether the running work has said that it is for no tenant. */
    public static boolean isNone() {
        return NONE.get() != null;
    }
}
