package dk.faelled.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Component;

/**
 * One migration history a module: first what all share, then each module after those that it stands on. Tables and
 * order are those of Spring Modulith's module-aware Flyway, which would read every class of the program at each start to
 * find them; here the modules' own package declarations are asked.
 */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {
    private static final String SHARED = "__root";
    private static final Pattern FOLDER = Pattern.compile(".*/db/migration/([a-z]\\w*)/[^/]+\\.sql");
    private final ResourcePatternResolver resources;
    private final ObjectProvider<EmbeddedPostgres> embedded;

    ModuleMigrations(ResourcePatternResolver resources, ObjectProvider<EmbeddedPostgres> embedded) {
        this.resources = resources;
        this.embedded = embedded;
    }

    /** The first to speak with the database: what is of use only with it is made after this. */
    @Override
    public void migrate(Flyway flyway) {
        embedded.ifAvailable(EmbeddedPostgres::await);
        try {
            var files = resources.getResources("classpath*:db/migration/*/*.sql");
            var state = Migrated.by(files);
            var database = flyway.getConfiguration().getDataSource();
            if (state.isThatOf(database)) return;
            migrate(flyway, SHARED, flyway.getConfiguration().getTable());
            for (var module : inOrder(modules(files)))
                migrate(flyway, module, flyway.getConfiguration().getTable() + "_" + module);
            state.keep(database);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void migrate(Flyway flyway, String folder, String table) {
        var locations = Arrays.stream(flyway.getConfiguration().getLocations())
                .map(location -> location.getDescriptor() + "/" + folder)
                .toArray(String[]::new);
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations(locations)
                .resourceProvider(null) // Boot's, in a program prepared at build time, knows the common folder only
                .table(table)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load()
                .migrate();
    }

    /** Every module that brings tables. */
    private static Set<String> modules(Resource... files) throws IOException {
        var names = new TreeSet<String>();
        for (var file : files) {
            var folder = FOLDER.matcher(file.getURL().toString());
            if (folder.matches()) names.add(folder.group(1));
        }
        return names;
    }

    private static List<String> inOrder(Set<String> modules) {
        var done = new LinkedHashSet<String>();
        for (var module : modules) add(module, modules, done, new ArrayList<>());
        return List.copyOf(done);
    }

    private static void add(String module, Set<String> modules, Set<String> done, List<String> above) {
        if (done.contains(module)) return;
        if (above.contains(module)) throw new IllegalStateException("Modules stand on each other: " + above);
        above.add(module);
        for (var below : standsOn(module)) if (modules.contains(below)) add(below, modules, done, above);
        above.removeLast();
        done.add(module);
    }

    /** Names of modules; a named interface of one ({@code platform :: page}) counts as the module. */
    private static List<String> standsOn(String module) {
        var house = ModuleMigrations.class.getPackageName().replaceAll("\\.platform\\..*", "");
        try {
            var declared = Class.forName(house + "." + module + ".package-info").getAnnotation(ApplicationModule.class);
            if (declared == null) throw new IllegalStateException("Module " + module + " is not declared as one");
            return Arrays.stream(declared.allowedDependencies())
                    .map(name -> name.replaceAll("\\s*::.*", ""))
                    .filter(name -> !name.equals(ApplicationModule.OPEN_TOKEN))
                    .toList();
        } catch (ClassNotFoundException unknown) {
            throw new IllegalStateException("db/migration/" + module + " belongs to no module", unknown);
        }
    }
}
