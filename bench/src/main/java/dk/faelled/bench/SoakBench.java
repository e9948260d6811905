package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People read, search, write, load files and sign in and out for an hour, or as many minutes as are asked for. Twenty times
 * it is told what the program takes; the last quarter must not take more than the second, the first being the warming up.
 */
final class SoakBench {
    static final int HOUR = 60;
    private static final int SAMPLES = 20;
    private static final int BETWEEN_LOADS = 15;
    private static final String[] PAGES = {
        "/organisation/units", "/organisation/persons", "/organisation/persons?q=jens", "/", "/search?q=skole", "/jobs"
    };
    private final Program program;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private SoakBench(Program program) {
        this.program = program;
    }

    static void run(Path jar, int minutes) throws Exception {
        var data = Program.freshFolder();
        List<Taken> taken;
        try (var program = Program.wholeHeap(jar, data)) {
            taken = new SoakBench(program).run(minutes);
        }
        var figures = new Figures(
                "%d minutes of mixed load: medians of the last quarter, at most those of the second and a tenth"
                        .formatted(minutes));
        for (var measure : Taken.Measure.values())
            figures.most(
                    measure.text(), measure.most(median(taken, measure, 1)), median(taken, measure, 3), measure.unit());
        figures.print();
        if (figures.missed()) throw new IOException("There is growth; folder and log are kept: " + data);
        System.out.println("  No growth.");
        Program.delete(data);
    }

    private List<Taken> run(int minutes) throws Exception {
        var taken = new ArrayList<Taken>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 4; reader++) people.submit(again(this::read));
            people.submit(again(this::write));
            people.submit(again(this::load));
            System.out.println(Taken.HEAD);
            try {
                for (int sample = 0; sample < SAMPLES; sample++) {
                    TimeUnit.MILLISECONDS.sleep(TimeUnit.MINUTES.toMillis(minutes) / SAMPLES);
                    var now = Taken.by(program, answered.get(), failed.get());
                    System.out.println(now.line(minutes * (sample + 1.0) / SAMPLES));
                    taken.add(now);
                }
            } finally {
                over.set(true);
            }
        }
        return taken;
    }

    private interface Errand {
        void run(Visitor visitor) throws IOException, InterruptedException;
    }

    /** Each time by somebody who signs in anew. */
    private Callable<Boolean> again(Errand errand) {
        return () -> {
            while (!over.get()) {
                try (var visitor = Visitor.signedIn(program, "admin")) {
                    errand.run(visitor);
                } catch (IOException | IllegalStateException refused) {
                    failed.incrementAndGet();
                    TimeUnit.SECONDS.sleep(1);
                }
            }
            return true;
        };
    }

    private void read(Visitor visitor) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && !over.get(); i++) {
            visitor.get(PAGES[i % PAGES.length]);
            answered.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    private void write(Visitor visitor) throws IOException, InterruptedException {
        var form = Form.of(visitor.get("/organisation/units/new"), "/organisation/units/new");
        for (int i = 0; i < 50 && !over.get(); i++) {
            var key = "V" + answered.get() + "-" + i;
            visitor.submit(form.with("name", "Vedholdende " + key).with("userKey", key));
            answered.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    /** The same persons again: after the first time nothing changes. */
    private void load(Visitor visitor) throws IOException, InterruptedException {
        var csv = new StringBuilder("key;given_name;surname\r\n");
        for (int i = 0; i < 500; i++) csv.append("V-%d;Vedholdende%d;Prøve%n".formatted(i, i));
        var form = Form.of(visitor.get("/imports"), "/imports")
                .with("kind", "organisation.csv")
                .with("source", "soak");
        var page = visitor.upload(form, "persons.csv", csv.toString());
        visitor.await(page, "value=\"ALL\"", 120);
        visitor.submit(Form.of(visitor.get(page), page + "/commit").with("mode", "ALL"));
        visitor.await(page, "hx-get=\"" + page, false, 120);
        answered.incrementAndGet();
        TimeUnit.SECONDS.sleep(BETWEEN_LOADS); // nobody may load more often
    }

    /** @param quarter from 0 */
    private static double median(List<Taken> taken, Taken.Measure measure, int quarter) {
        int size = taken.size() / 4;
        return Figures.percentile(
                taken.subList(quarter * size, (quarter + 1) * size).stream()
                        .mapToDouble(measure::of)
                        .toArray(),
                0.5);
    }
}
