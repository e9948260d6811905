package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A payroll file of 10,000 employments into a fresh authority, by the pages as a user would, twice. */
final class OpusBench {
    private static final int UNITS = 1_000;
    private static final int EMPLOYMENTS = 10_000;
    private static final long SEED = 20_260_301;
    private static final int PATIENCE = 900;
    private static final Pattern COUNT = Pattern.compile("<dt>([^<]+)</dt><dd>(\\d+)</dd>");

    private OpusBench() {}

    static void run(Path jar) throws IOException, InterruptedException {
        var figures = new Figures(
                "OPUS payroll file, %,d units and %,d employments, over HTTP".formatted(UNITS, EMPLOYMENTS));
        var data = Program.freshFolder();
        var file = PayrollFile.of(UNITS, EMPLOYMENTS, SEED);
        figures.only("size of the file", file.length() / 1e6, "MB");
        try (var program = Program.start(jar, data);
                var visitor = Visitor.signedIn(program, "admin")) {
            var first = load(visitor, file);
            figures.most("first load: tried and committed", 60, first.tried() + first.kept(), "s");
            figures.only("  of it tried (dry run)", first.tried(), "s");
            figures.only("  of it committed", first.kept(), "s");
            System.out.println("first load:  " + first.counts());
            var second = load(visitor, file);
            figures.only("the same file again", second.tried() + second.kept(), "s");
            System.out.println("second load: " + second.counts());
            figures.only("program after both loads, resident", program.javaMegabytes(), "MB");
        }
        Program.delete(data);
        figures.print();
    }

    /** @param tried seconds from the upload until the report */
    private record Load(double tried, double kept, String counts) {}

    private static Load load(Visitor visitor, String file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var page = visitor.upload(
                Form.of(visitor.get("/imports"), "/imports").with("kind", "organisation.opus"),
                "ZLPE20260301060000_delta.xml",
                file);
        visitor.await(page, page + "/commit", PATIENCE);
        double tried = seconds(begun);
        begun = System.nanoTime();
        visitor.submit(Form.of(visitor.get(page), page + "/commit").with("mode", "ALL"));
        visitor.await(page, page + "/cancel", false, PATIENCE);
        return new Load(tried, seconds(begun), counts(visitor.get(page)));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String counts(String page) {
        var counts = new StringBuilder();
        var found = COUNT.matcher(page);
        while (found.find())
            counts.append(found.group(1)).append(' ').append(found.group(2)).append("  ");
        return counts.toString();
    }
}
