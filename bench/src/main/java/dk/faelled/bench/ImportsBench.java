package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Two people load 10,000 persons each at the same time, all or nothing, and one changes his mind. */
final class ImportsBench {
    private static final int PERSONS = 10_000;
    private static final int PATIENCE = 600;

    private ImportsBench() {}

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        long kept;
        long cancelled;
        try (var program = Program.start(jar, data);
                var one = Visitor.signedIn(program, "admin");
                var other = Visitor.signedIn(program, "redaktoer")) {
            var stays = upload(one, "S");
            var goes = upload(other, "G");
            for (var load : new String[] {stays, goes}) one.await(load, "value=\"ALL\"", PATIENCE);
            commit(one, stays);
            commit(other, goes);
            other.await(goes, goes + "/cancel", PATIENCE);
            other.submit(Form.of(other.get(goes), goes + "/cancel"));
            for (var load : new String[] {stays, goes}) one.await(load, "hx-get=\"" + load, false, PATIENCE);
            kept = loaded(one, "S");
            cancelled = loaded(one, "G");
        }
        var figures = new Figures("two imports of %,d persons at once, one cancelled".formatted(PERSONS));
        figures.most("rows of the other that are missing", PERSONS - kept, 0, "");
        figures.most("rows of the cancelled one that are there", cancelled, 0, "");
        figures.print();
        if (kept != PERSONS || cancelled != 0) throw new IOException("not as expected; see " + data);
        Program.delete(data);
    }

    private static String upload(Visitor visitor, String mark) throws IOException, InterruptedException {
        var csv = new StringBuilder("key;given_name;surname\r\n");
        for (int i = 0; i < PERSONS; i++) csv.append("%s-%d;%sprøve%d;Indlæst%n".formatted(mark, i, mark, i));
        var form = Form.of(visitor.get("/imports"), "/imports")
                .with("kind", "organisation.csv")
                .with("source", "imports" + mark);
        return visitor.upload(form, "persons.csv", csv.toString());
    }

    private static void commit(Visitor visitor, String page) throws IOException, InterruptedException {
        visitor.submit(Form.of(visitor.get(page), page + "/commit").with("mode", "ALL"));
    }

    private static long loaded(Visitor visitor, String mark) throws IOException, InterruptedException {
        return visitor.get("/organisation/persons/export?format=csv&all=true&q=" + mark + "pr%C3%B8ve")
                .lines()
                .filter(line -> line.contains(mark + "-"))
                .count();
    }
}
