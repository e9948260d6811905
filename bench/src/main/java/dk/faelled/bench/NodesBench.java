package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Two programs on one database, of which the second loses the way to it for a minute while it loads a file. It must say so;
 * the first must go on, the load must come to its end without hands, and nothing may be there twice.
 */
final class NodesBench {
    private static final int PERSONS = 4_000;
    private static final int CUT_SECONDS = 60;
    private static final int PATIENCE = 240;
    private static final int AFTERWARDS_SECONDS = 20;

    private NodesBench() {}

    static void run(Path jar) throws Exception {
        var writing = new Writing();
        var figures = new Figures("two programs on one database, the second cut off from it under a running import");
        try (var nodes = TwoNodes.start(jar, Map.of())) {
            var load = new Load[1];
            writing.during(nodes.first(), "first", () -> {
                load[0] = Load.begin(nodes.second(), "Cut", PERSONS);
                nodes.way().cut();
                figures.most("the one cut off says that it is not ready", 10, until(nodes.second(), false), "s");
                TimeUnit.SECONDS.sleep(CUT_SECONDS);
                nodes.way().heal();
                figures.most("ready again when the way is back", 5, until(nodes.second(), true), "s");
                try (var visitor = Visitor.signedIn(nodes.first(), "admin")) {
                    long begun = System.nanoTime();
                    load[0].check(visitor, PATIENCE);
                    figures.only("after that, until its load has come to an end", seconds(begun), "s");
                }
            });
            // whatever the one cut off still had in hand has come through by now
            TimeUnit.SECONDS.sleep(AFTERWARDS_SECONDS);
            try (var visitor = Visitor.signedIn(nodes.second(), "admin")) {
                load[0].check(visitor, PATIENCE);
                writing.check(visitor, writing.answered());
            }
            nodes.verify(jar);
        }
        figures.only("answered units, all there", writing.answered().size(), "");
        figures.print();
        if (figures.missed()) throw new IOException("Not as expected");
    }

    private static double until(Program program, boolean ready) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (program.ready() != ready) {
            if (seconds(begun) > PATIENCE) throw new IOException("Not so after " + PATIENCE + " s");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return seconds(begun);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
