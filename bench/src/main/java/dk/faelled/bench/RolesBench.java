package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The role catalogue of a large authority, through the interface that others call: 30,000 users in 4,000 units, 600 systems
 * with 7,800 system roles, 3,900 user roles, 60,000 roles given by hand and 12,000 assigned on units; or a part of that.
 */
final class RolesBench {
    private static final long SEED = 20_260_301;
    /** All of it, in hundredths. */
    static final int WHOLE = 100;

    private static final int RIGHTS = 13;
    private static final int GROUPS = 7;
    private static final int WARM_UP = 3_000;
    private static final int LOOKED_UP = 10_000;
    private static final int PATIENCE = 1_200;
    private final Random random = new Random(SEED);
    private final int units;
    private final int users;
    private final int systems;
    private final int converted;
    private final int direct;
    private final int placed;
    private final LargeAuthority authority;
    private final Figures figures;
    private final Program program;
    private final RolesClient client;
    private final List<Long> roles = new ArrayList<>();

    private RolesBench(Program program, RolesClient client, int hundredths) {
        this.program = program;
        this.client = client;
        units = 40 * hundredths;
        users = 300 * hundredths;
        systems = 6 * hundredths;
        converted = 3 * hundredths;
        direct = 600 * hundredths;
        placed = 120 * hundredths;
        authority = new LargeAuthority(units, users, SEED);
        figures = new Figures("Role catalogue of %,d users in %,d units, over HTTP".formatted(users, units));
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
            var bench = new RolesBench(program, client, hundredths);
            bench.build(administrator);
            bench.lookUps();
            bench.loads();
            bench.changes();
            bench.everybody();
            bench.files();
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
        client.send("POST", "organisation/v3", authority.withoutUsers());
        only("(made) systems, system roles, user roles", this::catalogue);
        unpause(administrator);
        only("(made) assignments on units", this::place);
        only("(made) first load of users and units", () -> client.send("POST", "organisation/v3", authority.whole()));
        only("(made) roles of all worked out for the first time", () -> {
            idle();
            return true;
        });
        only("(made) roles given by hand", this::give);
        idle();
        told("memberships of groups in the directory", count(client.get("ad/v2/sync?fullsync=true"), "\"u") / 2.0, "");
    }

    private static int count(String text, String part) {
        int found = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++;
        return found;
    }

    private static String system(int number) {
        return "SYS" + number;
    }

    private String rights(int system, String users) {
        return IntStream.range(0, RIGHTS)
                .mapToObj(right -> "{\"name\":\"Ret %1$d i %2$d\",\"identifier\":\"R%2$d_%1$d\"%3$s}"
                        .formatted(right, system, users))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Object catalogue() throws IOException, InterruptedException {
        for (int i = 0; i < systems; i++) {
            client.send("POST", "v2/itsystem", """
                    {"name":"System %1$d","identifier":"%2$s","systemtype":"%3$s","canEditThroughApi":true}
                    """.formatted(i, system(i), i == 0 ? "AD" : "SAML"));
            client.send(
                    "POST",
                    "itsystem/manage/" + system(i),
                    "{\"convertRolesEnabled\":%s,\"systemRoles\":%s}".formatted(i < converted, rights(i, "")));
        }
        var byRight = new HashMap<String, Long>();
        for (var role : client.json("GET", "v2/userrole", ""))
            byRight.put(
                    role.at("/systemRoleAssignments/0/systemRoleIdentifier").asString(""),
                    role.get("id").asLong());
        for (int i = 0; i < converted * RIGHTS; i++) roles.add(Objects.requireNonNull(byRight.get(right(i))));
        limit();
        return true;
    }

    private void unpause(Visitor administrator) throws IOException, InterruptedException {
        var path = "/roles/systems/"
                + client.json("GET", "v2/itsystem/" + system(0), "").get("id") + "/edit";
        administrator.submit(Form.of(administrator.get(path), path).with("flags", "EDITED_THROUGH_API"));
    }

    /** Some roles are limited to the KLE numbers of their holders. */
    private void limit() throws IOException, InterruptedException {
        var kle = "http://sts.kombit.dk/constraints/KLE/1";
        for (var role : roles.subList(0, Math.min(200, roles.size() / 10))) {
            var told = client.json("GET", "v2/userrole/" + role, "");
            var right = told.at("/systemRoleAssignments/0/systemRoleId").asLong();
            client.send(
                    "PUT",
                    "v2/itsystem/" + told.get("itSystemId").asLong() + "/systemroles/" + right,
                    "{\"supportedConstraintTypes\":[{\"constraintType\":{\"entityId\":\"%s\"},\"mandatory\":false}]}"
                            .formatted(kle));
            client.send("PUT", "v2/userrole/" + role, """
                    {"systemRoleAssignments":[{"systemRoleId":%d,"constraintValues":[
                      {"constraintTypeEntityId":"%s","constraintValueType":"INHERITED"}]}]}
                    """.formatted(right, kle));
        }
    }

    private void place(int unit, long role) throws IOException, InterruptedException {
        client.send("POST", "v2/organisation/assignment/userrole", """
                {"assignmentType":"USER_ROLE","inherit":true,"scopes":[],"orgUnit":{"uuid":"%s"},"userRole":{"id":%d}}
                """.formatted(LargeAuthority.unit(unit), role));
    }

    private Object place() throws IOException, InterruptedException {
        for (int i = 0; i < GROUPS; i++) place(0, roles.get(i));
        for (int i = GROUPS; i < placed; i++)
            place(i % units == 0 ? 1 : i % units, roles.get(RIGHTS + random.nextInt(roles.size() - RIGHTS - 1)));
        return true;
    }

    private Object give() throws IOException, InterruptedException {
        int each = direct / (converted * RIGHTS) + 1;
        for (int i = 1; i < converted; i++) {
            var named = random.ints(each, 0, users)
                    .distinct()
                    .mapToObj(user -> "\"u" + user + "\"")
                    .collect(Collectors.joining(",", ",\"users\":[", "]"));
            client.send(
                    "POST",
                    "itsystem/manage/" + system(i) + "?updateUserAssignments=true",
                    "{\"convertRolesEnabled\":true,\"systemRoles\":%s}".formatted(rights(i, named)));
        }
        return true;
    }

    /** Until no job works out roles any more. */
    private void idle() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (isBusy()) {
            if (System.nanoTime() > until) throw new IOException("Roles were not worked out in " + PATIENCE + " s");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isBusy() throws IOException, InterruptedException {
        return client.jobs().stream()
                .anyMatch(job -> job.get("kind").asString().equals("roles.recompute")
                        && !List.of("DONE", "FAILED", "CANCELLED")
                                .contains(job.get("state").asString()));
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
                    for (int i = 0; i < each; i++) times.add(lookUp(mine.nextInt(users)));
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
        var whole = authority.whole();
        told("size of the whole load", whole.length() / 1e6, "MB");
        client.send("POST", "organisation/v3", whole);
        long before = program.javaMegabytes();
        timed("B2 whole load, unchanged", 5, () -> client.send("POST", "organisation/v3", whole));
        var changed = authority.wholeWithChanges();
        timed("B2 whole load, 5 % changed", 15, () -> client.send("POST", "organisation/v3", changed));
        most("B2 program has grown by", 300, program.javaMegabytes() - before, "MB");
        idle();
        var times = new double[9];
        for (int i = 0; i < times.length + 2; i++) {
            var some = authority.some(i * 200, 200, " " + i);
            long begun = System.nanoTime();
            client.send("POST", "organisation/v3/delta", some);
            if (i > 1) times[i - 2] = seconds(begun) * 1000;
        }
        most("B3 delta of 200 users, all changed", 300, Figures.percentile(times, 0.5), "ms");
        idle();
    }

    private void timed(String measure, double target, Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        most(measure, target, seconds(begun), "s");
    }

    private void changes() throws Exception {
        var times = new double[50];
        for (int i = 0; i < times.length + 10; i++) {
            var role = roles.get(first() + i);
            int user = random.nextInt(users);
            long begun = System.nanoTime();
            client.send("PUT", "user/u%d/assign/userrole/%d".formatted(user, role), "");
            if (!client.get("user/u" + user + "/rolesAsList?system=").contains("\"" + right(first() + i) + "\""))
                throw new IOException("The role is not held");
            if (i >= 10) times[i - 10] = seconds(begun) * 1000;
        }
        most("B6 a role by hand until the look-up has it", 100, Figures.percentile(times, 0.95), "ms");
        long begun = System.nanoTime();
        place(0, roles.getLast());
        idle();
        most("B5 assigned at the root, until everybody has it", 20, seconds(begun), "s");
    }

    /** In the middle of all. */
    private int first() {
        return roles.size() / 2 / RIGHTS * RIGHTS;
    }

    /** What the system role of a user role is called. */
    private static String right(int role) {
        return "R" + role / RIGHTS + "_" + role % RIGHTS;
    }

    private void everybody() throws Exception {
        var done = new AtomicBoolean();
        var times = Collections.synchronizedList(new ArrayList<Double>());
        try (var pool = Executors.newSingleThreadExecutor()) {
            var asking = pool.submit(() -> {
                var mine = new Random(SEED);
                while (!done.get()) times.add(lookUp(mine.nextInt(users)));
                return true;
            });
            long begun = System.nanoTime();
            client.send("PUT", "v2/user/recalculate", "");
            idle();
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
                "POST",
                "v2/report",
                "{\"date\":\"%s\"}".formatted(java.time.LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"))));
        most("B8 report of all that everybody holds", 90, report.seconds(), "s");
        told("B8   size", report.bytes() / 1e6, "MB");
        told("B7, B8 program has grown by", program.javaMegabytes() - before, "MB");
    }
}
