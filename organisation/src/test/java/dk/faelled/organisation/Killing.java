package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;

/** Ends the database connection of whoever first writes a row of a table in an authority, in the middle of the write. */
final class Killing implements AutoCloseable {
    private final String table;

    private Killing(String table) {
        this.table = table;
    }

    static Killing atTheFirstRowOf(String table, TenantId tenant) throws SQLException {
        // a sequence does not go back with the transaction that is killed, so it happens once
        execute(
                "create sequence killing",
                """
                create function kill() returns trigger language plpgsql security definer as $$
                begin
                    if new.tenant_id = '%s' and not (select is_called from killing) then
                        perform nextval('killing');
                        perform pg_terminate_backend(pg_backend_pid());
                    end if;
                    return new;
                end $$""".formatted(tenant),
                "create trigger kill before insert on " + table + " for each row execute function kill()");
        return new Killing(table);
    }

    /** How many were killed. */
    long count() throws SQLException {
        try (var superuser = TestDatabase.database().superuser();
                var statement = superuser.createStatement();
                var answer =
                        statement.executeQuery("select case when is_called then last_value else 0 end from killing")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void execute(String... sentences) throws SQLException {
        try (var superuser = TestDatabase.database().superuser();
                var statement = superuser.createStatement()) {
            for (var sentence : sentences) statement.execute(sentence);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("drop trigger kill on " + table, "drop function kill", "drop sequence killing");
    }
}
