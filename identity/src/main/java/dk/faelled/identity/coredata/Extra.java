package dk.faelled.identity.coredata;

/** What is loaded of persons who are there already, with the column that holds it and what stands there for nothing. */
enum Extra {
    JOBS("job_functions", "[]"),
    KOMBIT("kombit", "{}");

    private final String column;
    private final String nothing;

    Extra(String column, String nothing) {
        this.column = column;
        this.nothing = nothing;
    }

    String column() {
        return column;
    }

    /** JSON. */
    String nothing() {
        return nothing;
    }
}
