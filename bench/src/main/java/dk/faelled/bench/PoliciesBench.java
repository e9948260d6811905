package dk.faelled.bench;

import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What row level security costs a list page: the same page with the policies and without them, in turn, in an installation
 * whose other authorities have been emptied, so that it shows the same rows either way.
 */
final class PoliciesBench {
    private static final int TURNS = 8;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 200;
    private static final int SESSIONS = 10;
    private static final List<String> LISTS =
            List.of("/organisation/persons?size=50", "/organisation/persons?size=50&q=S%C3%B8rensen&sort=-name");

    private PoliciesBench() {}

    static void run(Path jar) throws IOException, InterruptedException, SQLException {
        var data = Program.freshFolder();
        var figures = new Figures(
                "Row level security: the same list page with and without, %d turns of %d".formatted(TURNS, MEASURED));
        try (var program = Program.start(jar, data, "demo", "--size", "typical");
                var owner = Aside.open(data, Role.POSTGRES)) {
            var tables = tables(owner);
            empty(owner, tables);
            var visitors = new ArrayList<Visitor>();
            for (int i = 0; i < SESSIONS; i++) visitors.add(Visitor.signedIn(program, "admin"));
            for (var list : LISTS) {
                var with = new double[TURNS];
                var without = new double[TURNS];
                for (int turn = 0; turn < TURNS; turn++) {
                    set(owner, tables, true);
                    with[turn] = median(visitors, list);
                    set(owner, tables, false);
                    without[turn] = median(visitors, list);
                }
                set(owner, tables, true);
                double protectedly = Figures.percentile(with, 0.5);
                double openly = Figures.percentile(without, 0.5);
                figures.only(list + " with", protectedly, "ms");
                figures.only("  without", openly, "ms");
                figures.most("  more", 5, (protectedly / openly - 1) * 100, "%");
            }
            visitors.forEach(Visitor::close);
        }
        Program.delete(data);
        figures.print();
    }

    private static double median(List<Visitor> visitors, String path) throws IOException, InterruptedException {
        var times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            double took = visitors.get(Math.floorMod(i, SESSIONS)).timed(path);
            if (i >= 0) times[i] = took;
        }
        return Figures.percentile(times, 0.5);
    }

    /** All whose rows belong to one authority or another. */
    private static List<String> tables(Aside owner) throws SQLException {
        try (var statement = owner.connection().createStatement();
                var rows = statement.executeQuery("""
                        select c.oid::regclass::text
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                         where c.relrowsecurity
                           and c.relkind in ('r', 'p')
                           and not c.relispartition
                        """)) {
            var tables = new ArrayList<String>();
            while (rows.next()) tables.add(rows.getString(1));
            return tables;
        }
    }

    private static void empty(Aside owner, List<String> tables) throws SQLException {
        try (var statement = owner.connection().createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var table : tables)
                statement.execute("delete from %s where tenant_id <> (select id from tenant where cvr = '29189999')"
                        .formatted(table));
            statement.execute("set session_replication_role = origin");
            statement.execute("analyze");
        }
    }

    private static void set(Aside owner, List<String> tables, boolean protectedly) throws SQLException {
        try (var statement = owner.connection().createStatement()) {
            for (var table : tables)
                statement.execute(
                        "alter table %s %s row level security".formatted(table, protectedly ? "enable" : "disable"));
        }
    }
}
