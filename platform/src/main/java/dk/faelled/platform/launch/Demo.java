package dk.faelled.platform.launch;

import dk.faelled.platform.database.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether this folder shows the invented authorities; written down before the first row, since a folder with demo users
 * must never be served to other machines by mistake.
 *
 * @param active whether it does
 */
record Demo(boolean active, String size) {
    private static final Set<String> SIZES = Set.of("small", "typical", "large");

    static Demo decide(CommandLine line, Path data, boolean fromSource) throws IOException {
        var mark = data.resolve("demo");
        var marked = Files.exists(mark);
        var isNew = !Files.exists(data.resolve("pg"));
        var wanted =
                line.has("demo") || line.has("demo-public") || line.command().equals("demo");
        if (wanted && line.has("no-demo")) throw refused("--demo and --no-demo contradict each other");
        if (wanted && !marked && !isNew)
            throw refused(
                    "%s holds data already, and the demo goes into an empty database only; choose another folder with --data"
                            .formatted(data));
        if (marked && line.has("no-demo"))
            throw refused("%s holds the demo, with users whose passwords were shown; choose another folder with --data"
                    .formatted(data));
        var active = marked || wanted || (isNew && fromSource && !line.has("no-demo"));
        if (!active) return new Demo(false, "small");
        return new Demo(
                true, size(line.option("size"), marked ? Files.readString(mark).strip() : null));
    }

    private static String size(@Nullable String wanted, @Nullable String kept) {
        if (wanted != null && !SIZES.contains(wanted)) throw refused("--size is small, typical or large");
        if (wanted != null && kept != null && !wanted.equals(kept))
            throw refused("The demo in this folder is %s; another size needs another folder (--data)".formatted(kept));
        if (kept != null) return kept;
        return wanted == null ? "small" : wanted;
    }

    void keep(Path data) throws IOException {
        if (active) Files.writeString(data.resolve("demo"), size + "\n");
    }

    static StartRefused refused(String why) {
        return new StartRefused(StartRefused.CONFIGURATION, why + ".");
    }
}
