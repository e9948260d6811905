package dk.faelled.bench;

import java.io.IOException;

/** A file of persons that is being loaded while something happens to the program. */
record Load(String name, int persons, String page) {
    private static final int PATIENCE = 120;

    /** @param name letters and digits; no other load may have it */
    static Load begin(Program program, String name, int persons) throws IOException, InterruptedException {
        try (var visitor = Visitor.signedIn(program, "admin")) {
            var csv = new StringBuilder("key;given_name;surname\r\n");
            for (int i = 0; i < persons; i++) csv.append("%s-%d;Last%d;Prøve%n".formatted(name, i, i));
            var form = Form.of(visitor.get("/imports"), "/imports")
                    .with("kind", "organisation.csv")
                    .with("source", "load" + name);
            var page = visitor.upload(form, "persons.csv", csv.toString());
            visitor.await(page, "value=\"ALL\"", PATIENCE);
            visitor.submit(Form.of(visitor.get(page), page + "/commit").with("mode", "ALL"));
            return new Load(name, persons, page);
        }
    }

    /** It goes on by itself, and ends with all rows once or, where it was refused, with none. */
    void check(Visitor visitor, int patience) throws IOException, InterruptedException {
        visitor.await(page, "hx-get=\"" + page, false, patience);
        var list = visitor.get("/organisation/persons/export?format=csv&all=true&q=Last");
        long there = list.lines().filter(line -> line.contains(name + "-")).count();
        if (there != persons) throw new IOException("The load " + name + " brought " + there + " persons");
    }
}
