package dk.faelled.bench;

import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The role catalogue of a large authority, through the interface that others call: 30,000 users in 4,000 units, 600 systems
 * with 7,800 system roles, 3,900 user roles, 60,000 roles given by hand and 12,000 assigned on units; or a part of that.
 */
final class RolesBench {
    private static final long SEED = 20_260_301;
    /** All of it, in hundredths. */
    static final int WHOLE = 100;

    private static final int WARM_UP = 3_000;
    private static final int LOOKED_UP = 10_000;
    /** Seconds. */
    private static final int PATIENCE = 600;

    private final Random random = new Random(SEED);
    private final Figures figures;
    private final Program program;
    private final Path data;
    private final RolesClient client;
    private final RolesMade made;

    private RolesBench(Program program, Path data, RolesClient client, int hundredths) {
        this.program = program;
        this.data = data;
        this.client = client;
        made = new RolesMade(client, hundredths, SEED);
        figures = new Figures("Role catalogue of %,d users in %,d units, over HTTP".formatted(made.users, made.units));
    }

    /** @param hundredths of the size of a large authority */
    static void run(Path jar, int hundredths) throws Exception {
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data);
                var administrator = Visitor.signedIn(program, "admin");
                var client = RolesClient.of(program, administrator)) {
            // the invented municipality makes way
            administrator.submit(Form.of(administrator.get("/roles/settings/load"), "/roles/settings/load")
                    .without("guarded")
                    .with("source", "loaded"));
            var bench = new RolesBench(program, data, client, hundredths);
            bench.build(administrator);
            bench.lookUps();
            bench.loads();
            bench.changes();
            bench.everybody();
            bench.files();
            bench.pages();
            bench.attestation(administrator);
            bench.most("program, resident", 1_000, program.javaMegabytes(), "MB");
            bench.figures.print();
        }
        Program.delete(data);
    }

    /** Each figure is also told as it is taken: it is a long way to the table. */
    private void most(String measure, double target, double figure, String unit) {
        figures.most(measure, target, figure, unit);
        System.out.printf("%s: %.1f %s%n", measure, figure, unit);
    }

    private void least(String measure, double target, double figure, String unit) {
        figures.least(measure, target, figure, unit);
        System.out.printf("%s: %.1f %s%n", measure, figure, unit);
    }

    private void told(String measure, double figure, String unit) {
        figures.only(measure, figure, unit);
        System.out.printf("%s: %.1f %s%n", measure, figure, unit);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void only(String measure, Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        told(measure, seconds(begun), "s");
    }

    private void build(Visitor administrator) throws Exception {
        client.send("POST", "title", LargeAuthority.titles());
        client.send("POST", "organisation/v3", made.authority.withoutUsers());
        only("(made) systems, system roles, user roles", made::catalogue);
        made.unpause(administrator);
        only("(made) assignments on units", made::place);
        only(
                "(made) first load of users and units",
                () -> client.send("POST", "organisation/v3", made.authority.whole()));
        only("(made) roles of all worked out for the first time", () -> {
            client.idle();
            return true;
        });
        only("(made) roles given by hand", made::give);
        client.idle();
        told("memberships of groups in the directory", count(client.get("ad/v2/sync?fullsync=true"), "\"u") / 2.0, "");
    }

    private static int count(String text, String part) {
        int found = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++;
        return found;
    }

    private double lookUp(int user) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        client.get("user/u" + user + (user % 2 == 0 ? "/roles" : "/rolesAsList?system="));
        return seconds(begun) * 1000;
    }

    /** @return the milliseconds of each */
    private double[] lookUps(int threads, int each) throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int t = 0; t < threads; t++) {
                var mine = new Random(SEED + t);
                running.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) times.add(lookUp(mine.nextInt(made.users)));
                    return true;
                }));
            }
            for (var one : running) one.get();
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void lookUps() throws Exception {
        lookUps(4, WARM_UP / 4);
        long begun = System.nanoTime();
        var times = lookUps(4, LOOKED_UP / 4);
        least("B1 look-ups, roles and rolesAsList in turn, 4 at a time", 500, LOOKED_UP / seconds(begun), "/s");
        told("B1   of these, 99 of 100 within", Figures.percentile(times, 0.99), "ms");
        most("B1 one at a time, 99 of 100 within", 25, Figures.percentile(lookUps(1, 2_000), 0.99), "ms");
    }

    private void loads() throws Exception {
        var whole = made.authority.whole();
        told("size of the whole load", whole.length() / 1e6, "MB");
        client.send("POST", "organisation/v3", whole);
        long before = program.javaMegabytes();
        timed("B2 whole load, unchanged", 5, () -> client.send("POST", "organisation/v3", whole));
        var changed = made.authority.wholeWithChanges();
        timed("B2 whole load, 5 % changed", 15, () -> client.send("POST", "organisation/v3", changed));
        most("B2 program has grown by", 300, program.javaMegabytes() - before, "MB");
        client.idle();
        var times = new double[15];
        int warming = 15;
        for (int i = 0; i < times.length + warming; i++) {
            var some = made.authority.some(i * 200, 200, " " + i);
            long begun = System.nanoTime();
            client.send("POST", "organisation/v3/delta", some);
            if (i >= warming) times[i - warming] = seconds(begun) * 1000;
        }
        most("B3 delta of 200 users, all changed", 300, Figures.percentile(times, 0.5), "ms");
        client.idle();
    }

    private void timed(String measure, double target, Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        most(measure, target, seconds(begun), "s");
    }

    private void changes() throws Exception {
        var times = new double[50];
        for (int i = 0; i < times.length + 10; i++) {
            var role = made.roles.get(first() + i);
            int user = random.nextInt(made.users);
            long begun = System.nanoTime();
            client.send("PUT", "user/u%d/assign/userrole/%d".formatted(user, role), "");
            if (!client.get("user/u" + user + "/rolesAsList?system=")
                    .contains("\"" + RolesMade.right(first() + i) + "\""))
                throw new IOException("The role is not held");
            if (i >= 10) times[i - 10] = seconds(begun) * 1000;
        }
        most("B6 a role by hand until the look-up has it", 100, Figures.percentile(times, 0.95), "ms");
        directory();
        try (var pages = new RolesPages(program)) {
            var foretold = new double[7];
            for (int i = 0; i < foretold.length + 3; i++) {
                double took = foretell(pages);
                if (i >= 3) foretold[i - 3] = took;
            }
            most("B5 foretold, assigned at the root", 1_000, Figures.percentile(foretold, 0.5), "ms");
        }
        long begun = System.nanoTime();
        made.place(0, made.roles.getLast());
        client.idle();
        most("B5 assigned at the root, until everybody has it", 20, seconds(begun), "s");
    }

    private double foretell(RolesPages pages) throws IOException, InterruptedException {
        return pages.foretold(LargeAuthority.unit(0), made.roles.getLast(), made.users);
    }

    /** Whoever fetches groups right after a role of theirs was given finds the new member in them. */
    private void directory() throws IOException, InterruptedException {
        tellDirectory();
        var times = new double[20];
        for (int i = 0; i < times.length; i++) {
            var role = made.roles.get(RolesMade.GROUPS + i % (RolesMade.RIGHTS - RolesMade.GROUPS));
            int user = random.nextInt(made.users);
            client.send("PUT", "user/u%d/assign/userrole/%d".formatted(user, role), "");
            long begun = System.nanoTime();
            var changed = client.get("ad/v2/sync");
            times[i] = seconds(begun) * 1000;
            if (!changed.contains("\"u" + user + "\"")) throw new IOException("The group was not told as changed");
            tellDirectory();
        }
        told("B6 groups with the new member, fetched right after it, median", Figures.percentile(times, 0.5), "ms");
    }

    /** All that the directory has to be told is told. */
    private void tellDirectory() throws IOException, InterruptedException {
        while (true) {
            var changed = client.json("GET", "ad/v2/sync", "");
            long head = changed.get("head").asLong();
            if (head == 0) return;
            client.send(
                    "DELETE",
                    "ad/v2/sync/%d?maxHead=%d"
                            .formatted(head, changed.get("maxHead").asLong()),
                    "");
        }
    }

    private void pages() throws IOException, InterruptedException {
        try (var pages = new RolesPages(program)) {
            int unit = made.authority.unitWith(500);
            most(
                    "B11 foretold, a unit of %d users moved".formatted(made.authority.usersBelow(unit)),
                    2_000,
                    pages.moved(LargeAuthority.unit(unit), LargeAuthority.unit(made.authority.elsewhere(unit))),
                    "ms");
            var kinds = pages.kinds();
            most("B12 pages, p95", 200, RolesPages.p95(kinds), "ms");
            for (var kind : kinds) told("B12   of these, " + kind.name() + ", p95", kind.p95(), "ms");
        }
    }

    /** From the click that starts a run of everything until it is there. The one that the demo world has is long over then. */
    private void attestation(Visitor administrator) throws IOException, InterruptedException, SQLException {
        var settings = "/roles/attestation/settings";
        var schedules = "/jobs/schedules";
        administrator.submit(Form.of(administrator.get(settings), settings)
                .with("interval", "YEARLY")
                .with("first", LocalDate.now(ZoneId.of("Europe/Copenhagen")).toString()));
        try (var owner = Aside.open(data, Role.POSTGRES);
                var statement = owner.connection().createStatement()) {
            statement.execute("update attestation_run set deadline = deadline - 400");
            var start = Form.of(administrator.get(schedules), schedules + "/roles.attestation.start/run");
            long begun = System.nanoTime();
            administrator.submit(start);
            long attestations = 0;
            while (attestations == 0) {
                if (seconds(begun) > PATIENCE) throw new IOException("No run was begun");
                TimeUnit.MILLISECONDS.sleep(100);
                try (var rows = statement.executeQuery("""
                        select count(*) from attestation a join attestation_run r on r.id = a.run_id where r.deadline >= current_date
                        """)) {
                    rows.next();
                    attestations = rows.getLong(1);
                }
            }
            most("B10 a run of everything begun", 30, seconds(begun), "s");
            told("B10   attestations", attestations, "");
        }
    }

    /** In the middle of all. */
    private int first() {
        return made.roles.size() / 2 / RolesMade.RIGHTS * RolesMade.RIGHTS;
    }

    private void everybody() throws Exception {
        var done = new AtomicBoolean();
        var times = Collections.synchronizedList(new ArrayList<Double>());
        try (var pool = Executors.newSingleThreadExecutor()) {
            var asking = pool.submit(() -> {
                var mine = new Random(SEED);
                while (!done.get()) times.add(lookUp(mine.nextInt(made.users)));
                return true;
            });
            long begun = System.nanoTime();
            client.send("PUT", "v2/user/recalculate", "");
            client.idle();
            most("B4 everybody worked out again", 60, seconds(begun), "s");
            done.set(true);
            asking.get();
        }
        most(
                "B4 look-ups meanwhile, 99 of 100 within",
                50,
                Figures.percentile(
                        times.stream().mapToDouble(Double::doubleValue).toArray(), 0.99),
                "ms");
    }

    private void files() throws Exception {
        long before = program.javaMegabytes();
        var groups = client.fetch("GET", "ad/v2/sync?fullsync=true", "");
        most("B7 all groups of the directory", 10, groups.seconds(), "s");
        told("B7   size", groups.bytes() / 1e6, "MB");
        var report = client.fetch(
                "POST", "v2/report", "{\"date\":\"%s\"}".formatted(LocalDate.now(ZoneId.of("Europe/Copenhagen"))));
        most("B8 report of all that everybody holds", 90, report.seconds(), "s");
        told("B8   size", report.bytes() / 1e6, "MB");
        told("B7, B8 program has grown by", program.javaMegabytes() - before, "MB");
    }
}
