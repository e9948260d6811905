package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How answers a second and their times grow with the number of people who ask without a pause. What a processor bears is
 * counted by the time that program and database took of the processors; the one who asks is on the same machine.
 */
final class SaturationBench {
    private static final int[] ASKING = {1, 2, 4, 8, 16, 32};
    /** As many as make the target's load on two processors without crowding. */
    private static final int AT_WORK = 8;

    private static final int SECONDS = 8;
    /** A session may ask 20 times a second; together they may more than the program answers. */
    private static final int SESSIONS = 64;

    private SaturationBench() {}

    private record Stage(double second, double processorSecond, double p50, double p99) {}

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        var figures = new Figures("Saturation, typical size; %d s each, nobody waits between".formatted(SECONDS));
        try (var program = Program.start(jar, data, "demo", "--size", "typical")) {
            var visitors = new ArrayList<Visitor>();
            for (int i = 0; i < SESSIONS; i++) visitors.add(Visitor.signedIn(program, "admin"));
            for (var page : List.of("/organisation/persons?size=50", "/")) {
                for (int i = 0; i < 3; i++) stage(program, visitors, page, AT_WORK);
                for (int asking : ASKING) {
                    var stage = stage(program, visitors, page, asking);
                    figures.only("%s, %d asking".formatted(page, asking), stage.second(), "/s");
                    figures.only("  p50", stage.p50(), "ms");
                    if (asking == AT_WORK) {
                        figures.least("  by processor", 150, stage.processorSecond(), "/s");
                        figures.most("  p99", 120, stage.p99(), "ms");
                    } else {
                        figures.only("  by processor", stage.processorSecond(), "/s");
                        figures.only("  p99", stage.p99(), "ms");
                    }
                }
            }
            visitors.forEach(Visitor::close);
        }
        Program.delete(data);
        figures.print();
    }

    private static Stage stage(Program program, List<Visitor> visitors, String page, int asking) throws Exception {
        double used = program.processorSeconds();
        long begun = System.nanoTime();
        long until = begun + TimeUnit.SECONDS.toNanos(SECONDS);
        var times = new ArrayList<Double>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<List<Double>>>();
            for (int i = 0; i < asking; i++) {
                int number = i;
                all.add(() -> ask(visitors, number, asking, page, until));
            }
            for (var asked : threads.invokeAll(all)) times.addAll(asked.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        return new Stage(
                times.size() / seconds,
                times.size() / (program.processorSeconds() - used),
                Figures.percentile(sorted, 0.5),
                Figures.percentile(sorted, 0.99));
    }

    /** Each asks by sessions of its own, in turn. */
    private static List<Double> ask(List<Visitor> visitors, int number, int asking, String page, long until)
            throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (int i = number; System.nanoTime() < until; i += asking)
            times.add(visitors.get(i % visitors.size()).timed(page));
        return times;
    }
}
