package dk.faelled.bench;

import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What somebody did in one month, looked for on the page of the log where 50,000,000 entries of two years lie, by 30,000
 * persons, or a part of that. The entries are put into the table by the database's owner; they are not sealed.
 */
final class LogBench {
    /** All of it, in hundredths. */
    static final int WHOLE = 100;

    private static final long ENTRIES = 50_000_000;
    private static final int PERSONS = 30_000;
    private static final int MONTHS = 24;
    private static final int WARM_UP = 20;
    private static final int MEASURED = 60;
    private static final int SESSIONS = 10;

    private LogBench() {}

    /** @param hundredths of the entries */
    static void run(Path jar, int hundredths) throws IOException, InterruptedException, SQLException {
        var data = Program.freshFolder();
        long entries = ENTRIES * hundredths / 100;
        var figures = new Figures(
                "Log of %,d entries of %,d persons in %d months, over HTTP".formatted(entries, PERSONS, MONTHS));
        try (var program = Program.start(jar, data);
                var owner = Aside.open(data, Role.POSTGRES)) {
            long begun = System.nanoTime();
            fill(owner, entries);
            figures.only("(made) entries", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), "s");
            var visitors = new ArrayList<Visitor>();
            for (int i = 0; i < SESSIONS; i++) visitors.add(Visitor.signedIn(program, "admin"));
            var times = new double[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                double took = visitors.get(Math.floorMod(i, SESSIONS)).timed(asked(i + WARM_UP));
                if (i >= 0) times[i] = took;
            }
            visitors.forEach(Visitor::close);
            figures.most("B9 one person's month, p95", 300, Figures.percentile(times, 0.95), "ms");
            figures.only("B9   median", Figures.percentile(times, 0.5), "ms");
        }
        Program.delete(data);
        figures.print();
    }

    /** Another person and another month each time. */
    private static String asked(int turn) {
        var month =
                LocalDate.now(ZoneId.of("Europe/Copenhagen")).withDayOfMonth(1).minusMonths(1 + turn % (MONTHS - 2));
        return "/audit?actor=person:%s&from=%s&to=%s"
                .formatted(
                        "00000000-0000-4000-8000-%012d".formatted(turn * 331 % PERSONS),
                        month,
                        month.plusMonths(1).minusDays(1));
    }

    private static void fill(Aside owner, long entries) throws SQLException {
        try (var statement = owner.connection().createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '1GB'");
            // in order of time the key grows at its end; the others are made when all is there
            var indexes = taken(statement);
            // ids that grow with time, as the program makes them: 48 bits of milliseconds, the version, and a number
            statement.execute("""
                    insert into audit_entry (tenant_id, id, stream, at, actor, actor_name, action, entity, correlation,
                                             payload_digest, salt, payload)
                    select t.id,
                           (lpad(to_hex((extract(epoch from e.at) * 1000)::bigint), 12, '0') || '7000'
                             || '8' || lpad(to_hex(e.n), 15, '0'))::uuid,
                           'CHANGE', e.at, 'person:00000000-0000-4000-8000-' || lpad((e.n * 7919 %% %1$d)::text, 12, '0'),
                           'Prøve Person', 'roles.assignment.create', 'user:' || e.n %% 100000, 'bench-' || e.n,
                           '\\x00', '\\x00', '{}'
                      from (select id from tenant where cvr = '29189999') t
                     cross join (select n, now() - interval '%2$d months' + n * (interval '%2$d months' / %3$d) as at
                                   from generate_series(1, %3$d::bigint) n) e
                    """.formatted(PERSONS, MONTHS, entries));
            for (var index : indexes) statement.execute(index);
            statement.execute("analyze audit_entry");
        }
    }

    /** Takes away what can be made again. @return how */
    private static List<String> taken(Statement statement) throws SQLException {
        var made = new LinkedHashMap<String, String>();
        try (var rows = statement.executeQuery("""
                select indexname, indexdef
                  from pg_indexes
                 where tablename = 'audit_entry'
                   and indexname not in (select conname from pg_constraint)
                """)) {
            while (rows.next()) made.put(rows.getString(1), rows.getString(2));
        }
        for (var name : made.keySet()) statement.execute("drop index " + name);
        return List.copyOf(made.values());
    }
}
