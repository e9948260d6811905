package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var data = Program.freshFolder();
        try (var program = Program.training(jar, data);
                var visitor = Visitor.signedIn(program, "admin")) {
            for (int i = 0; i < TIMES; i++) for (var page : PAGES) visitor.get(page);
        } finally {
            Program.delete(data);
        }
        if (!Files.exists(jar.resolveSibling("faelled.aot"))) throw new IOException("This Java keeps no archive");
    }
}
