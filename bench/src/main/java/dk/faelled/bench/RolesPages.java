package dk.faelled.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The pages of the role catalogue in a large authority, and what they foretell before something is assigned. */
final class RolesPages implements AutoCloseable {
    /** A session may ask 20 times a second; so many of them never wait. */
    private static final int SESSIONS = 10;

    private static final int WARM_UP = 30;
    private static final int MEASURED = 60;
    private static final List<String> LISTS = List.of(
            "/roles/systems", "/roles/userroles", "/roles/groups", "/roles/users", "/roles/units", "/roles/conflicts");
    private static final List<String> WITH_PAGES =
            List.of("/roles/systems", "/roles/userroles", "/roles/users", "/roles/units");
    /** How many would gain something, and that nobody would lose anything. */
    private static final Pattern FORETOLD = Pattern.compile("name=\"seen\" value=\"(\\d+)/0\"");

    private final List<Visitor> visitors = new ArrayList<>();

    /** All times of one kind of pages. */
    record Kind(String name, double[] times) {
        double p95() {
            return Figures.percentile(times, 0.95);
        }
    }

    RolesPages(Program program) throws IOException, InterruptedException {
        for (int i = 0; i < SESSIONS; i++) visitors.add(Visitor.signedIn(program, "admin"));
    }

    /** In milliseconds, of lists with their first page of rows, of searches in them, and of what their rows lead to. */
    List<Kind> kinds() throws IOException, InterruptedException {
        var kinds = new ArrayList<Kind>();
        kinds.add(kind("own roles", List.of("/roles/mine")));
        for (var list : LISTS) kinds.add(kind(list, List.of(list, list + "?q=1")));
        for (var list : WITH_PAGES) kinds.add(kind("one of " + list, links(list)));
        return kinds;
    }

    private Kind kind(String name, List<String> paths) throws IOException, InterruptedException {
        var times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            var visitor = visitors.get(Math.floorMod(i, visitors.size()));
            double took = visitor.timed(paths.get(Math.floorMod(i, paths.size())));
            if (i >= 0) times[i] = took;
        }
        return new Kind(name, times);
    }

    static double p95(List<Kind> kinds) {
        return Figures.percentile(
                kinds.stream()
                        .flatMapToDouble(kind -> Arrays.stream(kind.times()))
                        .toArray(),
                0.95);
    }

    private List<String> links(String list) throws IOException, InterruptedException {
        var found = new TreeSet<String>();
        var link = Pattern.compile("href=\"(" + list + "/[0-9a-f-]+)[\"?]")
                .matcher(visitors.getFirst().get(list));
        while (link.find()) found.add(link.group(1));
        if (found.isEmpty()) throw new IOException("No links on " + list);
        return List.copyOf(found);
    }

    /** Milliseconds until the page says what it would do to assign the role on the unit and all below it. */
    double foretold(String unit, long role, int users) throws IOException, InterruptedException {
        var visitor = visitors.getFirst();
        var path = "/roles/units/" + unit + "/assign";
        var form = Form.of(visitor.get(path), path)
                .with("target", "role:" + role)
                .with("inherit", "true")
                .with("preview", "yes");
        long begun = System.nanoTime();
        var page = visitor.submit(form);
        double took = (System.nanoTime() - begun) / 1e6;
        var told = FORETOLD.matcher(page);
        if (!told.find() || Integer.parseInt(told.group(1)) < users / 2)
            throw new IOException("It is not foretold that most would gain the role");
        return took;
    }

    /** Milliseconds until the page says what it would do if the one unit lay under the other. */
    double moved(String unit, String under) throws IOException, InterruptedException {
        var visitor = visitors.getFirst();
        var path = "/roles/units/" + unit + "/move?show=yes&under=" + under;
        if (!visitor.get(path).contains("class=\"f-outlook\"")) throw new IOException("Nothing is foretold of a move");
        return visitor.timed(path);
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
    }
}
