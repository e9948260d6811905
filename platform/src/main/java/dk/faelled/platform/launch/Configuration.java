package dk.faelled.platform.launch;

import dk.faelled.platform.database.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** File, environment and command line as one; the later wins. A key that nobody knows stops the start. */
record Configuration(Path data, Map<String, String> values) {
    /** Read by {@code ./run}, not by us. */
    private static final String JAVA_OPTIONS = "FAELLED_JAVA_OPTIONS";

    static Configuration read(CommandLine line, Map<String, String> environment, KnownKeys known) {
        var fromEnvironment = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith("FAELLED_") && !name.equals(JAVA_OPTIONS))
                fromEnvironment.put(known.ofVariable(name), value);
        });
        known.check(line.properties().keySet(), "the command line");

        var data = folder(line, fromEnvironment);
        var values = new HashMap<>(file(data.resolve("faelled.properties"), known));
        values.putAll(fromEnvironment);
        values.putAll(line.properties());
        if (line.option("port") instanceof String port) values.put("server.port", port);
        values.put("faelled.data", data.toString());
        return new Configuration(data, values);
    }

    private static Path folder(CommandLine line, Map<String, String> environment) {
        var wanted = line.option("data");
        if (wanted == null) wanted = line.properties().get("faelled.data");
        if (wanted == null) wanted = environment.getOrDefault("faelled.data", "data");
        try {
            return Path.of(wanted).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "The folder %s cannot be named in this locale; start with LC_ALL=C.UTF-8.".formatted(wanted),
                    e);
        }
    }

    private static Map<String, String> file(Path file, KnownKeys known) {
        if (!Files.exists(file)) return Map.of();
        var read = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(StartRefused.CONFIGURATION, "%s cannot be read: %s".formatted(file, e), e);
        }
        var values = new HashMap<String, String>();
        for (var key : read.stringPropertyNames())
            values.put(key, read.getProperty(key).strip());
        known.check(values.keySet(), file.toString());
        return values;
    }

    @Nullable
    String get(String key) {
        return values.get(key);
    }

    String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    int number(String key, int otherwise) {
        var text = values.get(key);
        if (text == null) return otherwise;
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "%s must be a whole number, not \"%s\".".formatted(key, text), e);
        }
    }

    /** Secrets may be among the values. */
    @Override
    public String toString() {
        return "Configuration of " + data;
    }
}
