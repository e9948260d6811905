package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The pages that are opened all day, over HTTP, one request at a time, in an authority of 10,000 persons. */
final class PagesBench {
    /** As on a working day: each kind of page has been opened often before it is measured. */
    private static final int ROUNDS = 250;

    private static final int WARM_UP = 100;
    private static final int MEASURED = 400;
    /** A session may ask 20 times a second; so many of them never wait. */
    private static final int SESSIONS = 10;

    private PagesBench() {}

    static void run(Path jar) throws IOException, InterruptedException {
        var figures = new Figures(
                "Pages over HTTP, typical size, one request at a time, %d of each kind after %d rounds of them all"
                        .formatted(MEASURED, ROUNDS));
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data, "demo", "--size", "typical")) {
            var visitors = new ArrayList<Visitor>();
            for (int i = 0; i < SESSIONS; i++) visitors.add(Visitor.signedIn(program, "admin"));
            var first = visitors.getFirst();
            var persons = links(first, "/organisation/persons?size=100", "/organisation/persons/");
            var units = links(first, "/organisation/units?view=list&size=100", "/organisation/units/");
            var then = LocalDate.now().minusYears(5);
            for (int i = 0; i < ROUNDS; i++) {
                var visitor = visitors.get(i % SESSIONS);
                visitor.timed("/organisation/persons?size=50");
                visitor.timed(units.get(i % units.size()));
                visitor.timed(persons.get(i % persons.size()));
                visitor.timed("/search?q=lar");
                visitor.timed("/organisation/units?asOf=" + then);
            }

            figures.most(
                    "list of persons, 50 rows, p50",
                    15,
                    p(visitors, List.of("/organisation/persons?size=50"), 0.5),
                    "ms");
            figures.only(
                    "list of persons, filtered and sorted, p50",
                    p(visitors, List.of("/organisation/persons?size=50&q=S%C3%B8rensen&sort=-name"), 0.5),
                    "ms");
            figures.most("unit page, p95", 50, p(visitors, units, 0.95), "ms");
            figures.most("person page, p95", 50, p(visitors, persons, 0.95), "ms");
            figures.most("Mit overblik, p95", 80, p(visitors, List.of("/"), 0.95), "ms");
            figures.most("field for searching, p95", 50, searched(visitors), "ms");
            figures.most(
                    "search, p50",
                    15,
                    p(visitors, List.of("/search?q=lar", "/search?q=S%C3%B8rensen", "/search?q=skole"), 0.5),
                    "ms");
            figures.most(
                    "units five years back, p50",
                    60,
                    p(visitors, List.of("/organisation/units?asOf=" + then), 0.5),
                    "ms");
            figures.most("program, resident", 700, program.javaMegabytes(), "MB");
            figures.most("database, resident", 400, program.databaseMegabytes(), "MB");
            visitors.forEach(Visitor::close);
        }
        Program.delete(data);
        figures.print();
    }

    private static double p(List<Visitor> visitors, List<String> paths, double part)
            throws IOException, InterruptedException {
        var times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            var visitor = visitors.get(Math.floorMod(i, visitors.size()));
            double took = visitor.timed(paths.get(Math.floorMod(i, paths.size())));
            if (i >= 0) times[i] = took;
        }
        return Figures.percentile(times, part);
    }

    /** Letter by letter, each by another. */
    private static double searched(List<Visitor> visitors) throws IOException, InterruptedException {
        var texts = List.of("la", "lar", "lars", "sø", "sør", "søre", "sk", "sko", "skole", "11", "1100");
        var tokens = new ArrayList<String>();
        for (var visitor : visitors) tokens.add(Visitor.token(visitor.get("/")));
        var times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            int who = Math.floorMod(i, SESSIONS);
            double took = visitors.get(who).timedSearch(tokens.get(who), texts.get(Math.floorMod(i, texts.size())));
            if (i >= 0) times[i] = took;
        }
        return Figures.percentile(times, 0.95);
    }

    private static List<String> links(Visitor visitor, String list, String prefix)
            throws IOException, InterruptedException {
        var found = new TreeSet<String>();
        var link = Pattern.compile("href=\"(" + prefix + "[0-9a-f-]{36})[\"?]").matcher(visitor.get(list));
        while (link.find()) found.add(link.group(1));
        if (found.isEmpty()) throw new IOException("No links on " + list);
        return List.copyOf(found);
    }
}
