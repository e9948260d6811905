package dk.faelled.platform;

import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.Role;
import dk.faelled.platform.database.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.ResourcePropertySource;

/** One real PostgreSQL for all tests of a virtual machine, in a temporary folder. */
public class TestDatabase implements EnvironmentPostProcessor {
    private static @Nullable Path data;
    private static @Nullable EmbeddedPostgres database;

    /** Started at the first question. */
    public static synchronized EmbeddedPostgres database() {
        if (database != null) return database;
        try {
            var folder = Files.createTempDirectory("faelled-test");
            data = folder.resolve("data");
            var fresh = EmbeddedPostgres.start(data, new Settings(0, "64MB", 150, "a test"));
            database = fresh;
            doesNotWaitForTheDisk(fresh);
            // after the contexts, each of which would wait in vain for a database that is gone
            SpringApplication.getShutdownHandlers().add(() -> {
                fresh.close();
                remove(folder);
            });
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands in it is gone after the run in any case. */
    private static void doesNotWaitForTheDisk(EmbeddedPostgres database) throws SQLException {
        try (var superuser = database.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("alter system set fsync = off");
            statement.execute("select pg_reload_conf()");
        }
    }

    /**
     * For tests that look at plans, before they count: the database of the tests holds hundreds of authorities with next to
     * nothing in them, which no installation does.
     */
    public static void isPlannedForFewAuthorities() throws SQLException {
        try (var superuser = database().superuser();
                var statement = superuser.createStatement()) {
            statement.execute("""
                    do $$ declare name text; begin
                        for name in select c.oid::regclass
                                      from pg_class c
                                      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                                     where c.relnamespace = 'public'::regnamespace
                                       and c.relkind = 'r'
                        loop execute format('alter table %s alter tenant_id set (n_distinct = 5)', name); end loop;
                    end $$
                    """);
        }
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var database = database();
        var test = Map.<String, Object>ofEntries(
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", Role.FAELLED_APP.role()),
                Map.entry("spring.datasource.password", database.password(Role.FAELLED_APP)),
                Map.entry("spring.flyway.url", database.jdbcUrl()),
                Map.entry("spring.flyway.user", Role.FAELLED_OWNER.role()),
                Map.entry("spring.flyway.password", database.password(Role.FAELLED_OWNER)),
                Map.entry("faelled.db.audit.password", database.password(Role.FAELLED_AUDIT)),
                Map.entry("faelled.db.cross.password", database.password(Role.FAELLED_CROSS)),
                Map.entry("faelled.data", String.valueOf(data)),
                // at the end nothing is worth waiting for
                Map.entry("db-scheduler.shutdown-max-wait", "1s"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "2s"),
                Map.entry("server.port", "0"));
        try {
            environment.getPropertySources().addFirst(new MapPropertySource("test database", test));
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource("classpath:faelled-defaults.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
