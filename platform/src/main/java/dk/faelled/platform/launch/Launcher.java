package dk.faelled.platform.launch;

import dk.faelled.platform.DemoWorld;
import dk.faelled.platform.backup.BackupFolder;
import dk.faelled.platform.backup.PauseMark;
import dk.faelled.platform.database.DatabaseSetup;
import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.ExternalDatabase;
import dk.faelled.platform.database.FolderLock;
import dk.faelled.platform.database.PoolSizes;
import dk.faelled.platform.database.Role;
import dk.faelled.platform.database.Settings;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.operations.FirstOperator;
import dk.faelled.platform.sealing.MasterAtStart;
import dk.faelled.platform.sealing.MasterKeyMissing;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Starts the program: configuration, lock, port, database, application, demo; and stops it in the opposite order. */
public final class Launcher {
    private static final PrintStream OUT = System.out;
    private final Class<?> application;
    private final CommandLine line;
    private final Configuration configuration;
    private @Nullable EmbeddedPostgres database;
    private @Nullable ConfigurableApplicationContext context;

    private Launcher(Class<?> application, CommandLine line) {
        this.application = application;
        this.line = line;
        configuration = Configuration.read(line, System.getenv(), KnownKeys.ofAllModules());
    }

    /** Called by {@code main}; ends the process with the exit codes of {@link StartRefused} when it cannot start. */
    public static void main(Class<?> application, String... arguments) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            prepare(application);
            return;
        }
        try {
            var line = CommandLine.parse(arguments);
            switch (line.command()) {
                case "help" -> OUT.print(CommandLine.HELP);
                case "db setup-sql" -> OUT.print(DatabaseSetup.script());
                case "doctor" ->
                    System.exit(Doctor.look(Configuration.read(line, System.getenv(), KnownKeys.ofAllModules()), OUT));
                case "audit verify" -> {
                    var configuration = Configuration.read(line, System.getenv(), KnownKeys.ofAllModules());
                    EarlyLog.begin(configuration.get("faelled.log.format", "text"));
                    System.exit(AuditCommand.verify(line, configuration, OUT));
                }
                case "backup", "restore", "resume" -> backup(line);
                case "keys recovery", "keys rotate" -> keys(line);
                case "break-glass" -> {
                    var configuration = Configuration.read(line, System.getenv(), KnownKeys.ofAllModules());
                    EarlyLog.begin(configuration.get("faelled.log.format", "text"));
                    BreakGlassCommand.run(line, configuration, Clock.systemUTC(), OUT);
                }
                default -> new Launcher(application, line).start();
            }
        } catch (MasterKeyMissing unreadable) {
            System.err.println(unreadable.getMessage());
            System.exit(StartRefused.MASTER_KEY);
        } catch (StartRefused refused) {
            System.err.println(refused.sentence());
            System.exit(refused.exitCode());
        }
    }

    /** The build asks which beans there will be, so that a start need not find them; it stops before any is made. */
    private static void prepare(Class<?> application) {
        var spring = new SpringApplication(application);
        spring.setMainApplicationClass(application);
        try {
            spring.setDefaultProperties(defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spring.run();
    }

    private static void keys(CommandLine line) {
        var command = new KeysCommand(Configuration.read(line, System.getenv(), KnownKeys.ofAllModules()), OUT);
        if (line.command().equals("keys rotate")) command.rotate();
        else command.recover(System.in);
    }

    private static void backup(CommandLine line) {
        var configuration = Configuration.read(line, System.getenv(), KnownKeys.ofAllModules());
        EarlyLog.begin(configuration.get("faelled.log.format", "text"));
        var command = new BackupCommand(configuration, OUT);
        var clock = Clock.systemUTC();
        switch (line.command()) {
            case "backup" -> command.backup(line.option("to"), clock);
            case "restore" ->
                command.restore(
                        Path.of(java.util.Objects.requireNonNull(line.option("file"))),
                        line.has("replace"),
                        System.in,
                        clock);
            default -> command.resume();
        }
    }

    private void start() {
        EarlyLog.begin(configuration.get("faelled.log.format", "text"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            run();
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.FOLDER, "The data folder %s cannot be used: %s".formatted(configuration.data(), e), e);
        }
    }

    private void run() throws IOException {
        var begun = System.nanoTime();
        var demo = Demo.decide(line, configuration.data(), Boolean.getBoolean("faelled.source"));
        var port = configuration.number("server.port", 8080);
        var address = address(demo);
        var shown = "http://localhost" + (port == 80 ? "" : ":" + port);
        var lock = FolderLock.take(configuration.data(), shown);
        try {
            Ports.check(port, address);
            demo.keep(configuration.data());
            BackupFolder.tidy(BackupCommand.folder(configuration));
        } catch (IOException | StartRefused e) {
            lock.close();
            throw e;
        }
        var properties = new LinkedHashMap<>(configuration.values());
        properties.put("server.port", Integer.toString(port));
        if (address != null) properties.put("server.address", address);
        properties.put("faelled.demo.shown", Boolean.toString(demo.active()));
        properties.put("db-scheduler.threads", configuration.get("faelled.jobs.workers", workers()));
        properties.putAll(log());
        properties.putAll(configuration.get("spring.datasource.url") == null ? embedded(lock) : external());

        var users = launch(properties, demo);
        OUT.printf("%nFælled runs (started in %.1f s).%n", (System.nanoTime() - begun) / 1e9);
        OUT.printf("  Address  %s%n  Data     %s%n", shown, configuration.data());
        if (!users.isBlank()) OUT.println(users.stripTrailing().indent(2).stripTrailing());
        recoveryKey();
        if (!demo.active()) firstOperator(shown);
        if (new PauseMark(configuration.data()).isOn())
            OUT.println("  Paused   restored from a backup: connectors, mails and schedules wait until ./run resume");
        OUT.println("Stop it with Ctrl-C.");
        OUT.flush();
    }

    private void recoveryKey() {
        if (context == null) return;
        context.getBean(MasterAtStart.class)
                .recoveryKey()
                .ifPresent(key -> OUT.printf(
                        "  Recovery key, shown this once. Write it down and keep it elsewhere: without it, and without%n"
                                + "  data/secrets/master.key, what is sealed cannot be opened by anybody.%n    %s%n",
                        key));
    }

    private void firstOperator(String shown) {
        if (context == null) return;
        context.getBean(FirstOperator.class)
                .link()
                .ifPresent(path -> OUT.printf(
                        "  Nobody has signed in here yet. Within 30 minutes, choose the password and the second factor of the first operator at%n"
                                + "    %s%s%n",
                        shown, path));
    }

    /** The demo is for this machine only, unless somebody says otherwise in so many words. */
    private @Nullable String address(Demo demo) {
        var configured = configuration.get("server.address");
        if (!demo.active() || line.has("demo-public")) return configured;
        if (configured == null) return "127.0.0.1";
        try {
            if (InetAddress.getByName(configured).isLoopbackAddress()) return configured;
        } catch (java.net.UnknownHostException _) {
            // refused like any other address that is not this machine's own
        }
        throw Demo.refused("server.address=" + configured
                + " would show the demo to other machines; add --demo-public if that is wanted");
    }

    private Map<String, String> embedded(FolderLock lock) {
        var started = EmbeddedPostgres.begin(
                lock,
                new Settings(
                        configuration.number("faelled.db.embedded.port", 0),
                        configuration.get("faelled.db.embedded.shared-buffers", "256MB"),
                        PoolSizes.ofThisMachine().sum() + 10,
                        "-"));
        database = started;
        return Map.of(
                "spring.datasource.url", started.jdbcUrl(),
                "spring.datasource.username", Role.FAELLED_APP.role(),
                "spring.datasource.password", started.password(Role.FAELLED_APP),
                "spring.flyway.url", started.jdbcUrl(),
                "spring.flyway.user", Role.FAELLED_OWNER.role(),
                "spring.flyway.password", started.password(Role.FAELLED_OWNER),
                "faelled.db.audit.password", started.password(Role.FAELLED_AUDIT),
                "faelled.db.cross.password", started.password(Role.FAELLED_CROSS));
    }

    private Map<String, String> external() {
        var url = configuration.get("spring.datasource.url", "");
        var user = configuration.get("spring.datasource.username", Role.FAELLED_APP.role());
        var owner = configuration.get("faelled.db.owner.password");
        if (owner == null)
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "An external database needs faelled.db.owner.password, for migrations; see ./run db setup-sql.");
        ExternalDatabase.check(url, user, configuration.get("spring.datasource.password", ""));
        return Map.of(
                "spring.datasource.username", user,
                "spring.flyway.url", url,
                "spring.flyway.user", configuration.get("faelled.db.owner.username", Role.FAELLED_OWNER.role()),
                "spring.flyway.password", owner);
    }

    private static String workers() {
        return Integer.toString(PoolSizes.ofThisMachine().jobs());
    }

    private Map<String, String> log() {
        return switch (configuration.get("faelled.log.format", "text")) {
            case "text" -> Map.of("logging.structured.format.console", TextLines.class.getName());
            case "json" -> Map.of("logging.structured.format.console", JsonLines.class.getName());
            default -> throw new StartRefused(StartRefused.CONFIGURATION, "faelled.log.format is text or json.");
        };
    }

    /** Starts the application and, before it calls itself ready, loads the demo; returns what that has to say. */
    private String launch(Map<String, String> properties, Demo demo) throws IOException {
        var said = new StringBuilder();
        var spring = new SpringApplication(application);
        spring.setMainApplicationClass(application);
        spring.setDefaultProperties(defaults());
        spring.setRegisterShutdownHook(false); // ours stops the database after it
        if (database instanceof EmbeddedPostgres starting)
            spring.addInitializers(made -> made.getBeanFactory().registerSingleton("embeddedPostgres", starting));
        spring.addListeners((ApplicationListener<ApplicationStartedEvent>) started -> {
            var running = started.getApplicationContext();
            context = running;
            if (demo.active())
                running.getBeanProvider(DemoWorld.class).ifAvailable(world -> said.append(world.load(demo.size())));
        });
        try {
            spring.run(properties.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
            return said.toString();
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static Properties defaults() throws IOException {
        var defaults = PropertiesLoaderUtils.loadProperties(new ClassPathResource("faelled-defaults.properties"));
        defaults.setProperty("logging.register-shutdown-hook", "false");
        return defaults;
    }

    private static StartRefused refused(RuntimeException failed) {
        StartRefused unread = null;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) return refused;
            if (cause instanceof PortInUseException taken)
                return new StartRefused(
                        StartRefused.PORT_TAKEN,
                        "Port %d is taken. Choose another with --port.".formatted(taken.getPort()),
                        failed);
            if (cause instanceof MasterKeyMissing missing)
                return new StartRefused(StartRefused.MASTER_KEY, String.valueOf(missing.getMessage()), failed);
            if (cause instanceof BindException wrong)
                unread = new StartRefused(
                        StartRefused.CONFIGURATION,
                        "The value of %s cannot be used.".formatted(wrong.getName()),
                        failed);
        }
        if (unread != null) return unread;
        return new StartRefused(StartRefused.UNEXPECTED, "Fælled did not start; the log above says why.", failed);
    }

    /** Requests finish first (20 s at most), then the pools, then the database, then the lock. */
    private void stop() {
        if (context != null) context.close();
        if (database != null) database.close();
    }
}
