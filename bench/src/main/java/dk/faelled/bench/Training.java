package dk.faelled.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Part of the build: the program runs once with the demo world in a folder of its own, a person looks at its pages, and
 * what it then had loaded and compiled is kept beside it, so that later starts need not do it again.
 */
final class Training {
    private static final List<String> PAGES = List.of(
            "/",
            "/organisation/units",
            "/organisation/units?view=list",
            "/organisation/persons",
            "/organisation/classes",
            "/search?q=skole",
            "/imports",
            "/jobs",
            "/audit",
            "/notices",
            "/users");
    private static final int TIMES = 2;

    private Training() {}

    /** @param arguments the program's jar */
    static void main(String... arguments) throws IOException, InterruptedException {
        var jar = Path.of(arguments[0]);
        var archive = Program.archive(jar);
        Files.deleteIfExists(archive);
        var learnt = archive.resolveSibling("faelled.aot.new");
        var data = Program.freshFolder();
        try (var program = Program.training(jar, learnt, data);
                var visitor = Visitor.signedIn(program, "admin")) {
            for (int i = 0; i < TIMES; i++) for (var page : PAGES) visitor.get(page);
        } finally {
            Program.delete(data);
        }
        if (!Files.exists(learnt)) throw new IOException("This Java keeps no archive");
        put(learnt, archive);
    }

    /** Whole or not at all: of a half archive Java need not notice that it is one. */
    private static void put(Path learnt, Path archive) throws IOException {
        try (var file = FileChannel.open(learnt, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(learnt, archive, StandardCopyOption.ATOMIC_MOVE);
    }
}
