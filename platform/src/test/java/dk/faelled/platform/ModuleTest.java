package dk.faelled.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** One module and what it may use, on a real PostgreSQL; each test works for an authority of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES)
@ExtendWith(ModuleTest.InATenant.class)
public @interface ModuleTest {

    /** Also of use beside {@code @SpringBootTest}: {@code @ExtendWith(ModuleTest.InATenant.class)}. */
    class InATenant implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, InvocationInterceptor {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(InATenant.class);

        /** The programs of all tests share one database; only the one that is tested may take work from it. */
        @Override
        public void beforeAll(ExtensionContext context) {
            scheduler(context).resume();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            scheduler(context).pause();
        }

        private static Scheduler scheduler(ExtensionContext context) {
            return SpringExtension.getApplicationContext(context).getBean(Scheduler.class);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            var tenants = SpringExtension.getApplicationContext(context).getBean(Tenants.class);
            var cvr = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
            var tenant = tenants.create(cvr, "999", "Prøveby " + cvr, TenantInfo.Kind.MUNICIPALITY);
            context.getStore(HERE).put("tenant", tenant.id());
        }

        @Override
        public void interceptBeforeEachMethod(
                Invocation<@Nullable Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            inTenant(work, context);
        }

        @Override
        public void interceptTestMethod(
                Invocation<@Nullable Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            inTenant(work, context);
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<@Nullable Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            inTenant(work, context);
        }

        @Override
        public void interceptAfterEachMethod(
                Invocation<@Nullable Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            inTenant(work, context);
        }

        private static void inTenant(Invocation<@Nullable Void> work, ExtensionContext context) throws Throwable {
            var tenant = context.getStore(HERE).get("tenant", TenantId.class);
            if (tenant == null) throw new IllegalStateException("No authority was made for this test");
            Tenant.<@Nullable Void, Throwable>call(tenant, work::proceed);
        }
    }
}
