package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Two programs on one database, the clock of the second two hours fast, then two hours slow. It must say so; loads on both
 * end once, and what was answered is there.
 */
final class ClockBench {
    private static final int PERSONS = 2_000;
    private static final int PATIENCE = 240;
    private static final int[] WRONG_SECONDS = {7200, -7200};

    private ClockBench() {}

    static void run(Path jar) throws Exception {
        var library = System.getenv("WRONG_CLOCK");
        if (library == null) throw new IOException("Run bench/faults/clock; it makes the wrong clock");
        var writing = new Writing();
        try (var nodes = TwoNodes.start(jar, wrong(library, WRONG_SECONDS[0]))) {
            for (int seconds : WRONG_SECONDS) {
                if (seconds != WRONG_SECONDS[0]) nodes.again(jar, wrong(library, seconds));
                var name = seconds > 0 ? "Fast" : "Slow";
                writing.during(
                        nodes.first(),
                        name + 1,
                        () -> writing.during(nodes.second(), name + 2, () -> {
                            var there = Load.begin(nodes.second(), name + "There", PERSONS);
                            var here = Load.begin(nodes.first(), name + "Here", PERSONS);
                            try (var first = Visitor.signedIn(nodes.first(), "admin");
                                    var second = Visitor.signedIn(nodes.second(), "admin")) {
                                there.check(first, PATIENCE);
                                here.check(second, PATIENCE);
                            }
                        }));
                try (var visitor = Visitor.signedIn(nodes.first(), "admin")) {
                    writing.check(visitor, writing.answered());
                }
                var said = nodes.second().said();
                if (!said.contains("this machine's clock is"))
                    throw new IOException("The program does not say that its clock is wrong");
                nodes.verify(jar);
                System.out.printf(
                        "  %+d s: said so; both loads once; %,d units answered so far, all there%n",
                        seconds, writing.answered().size());
            }
        }
    }

    private static Map<String, String> wrong(String library, int seconds) {
        return Map.of("LD_PRELOAD", library, "CLOCK_WRONG_SECONDS", Integer.toString(seconds));
    }
}
