package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.database.Role;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The second round of the break-in matrix (platform 7.4): straight at the database, with the application's own role. */
@Walls
class DatabaseWallTest {
    @Autowired
    private TwoAuthorities two;

    private static Connection as(Role role) throws SQLException {
        var database = TestDatabase.database();
        return DriverManager.getConnection(database.jdbcUrl(), role.role(), database.password(role));
    }

    private static List<String> tenantTables() throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, """
                    select relname from pg_class where obj_description(oid, 'pg_class') ~ '^(TENANT|PUBLISHED)' order by 1
                    """);
        }
    }

    /** Nobody writes to the table meanwhile; in an empty one there is nothing to compare, and no error. */
    private static boolean heldAndFilled(Connection superuser, String table) throws SQLException {
        Twin.run(superuser, "lock table " + table + " in share mode");
        return !Twin.ask(superuser, "select 1 from " + table + " limit 1").isEmpty();
    }

    @Test
    void withoutATenantNoTableAnswers() throws SQLException {
        for (var table : tenantTables()) {
            try (var superuser = TestDatabase.database().superuser()) {
                superuser.setAutoCommit(false);
                if (heldAndFilled(superuser, table)) answersNobody(table);
                superuser.rollback();
            }
        }
    }

    /** Never set, and set before and over: two different errors, never "no rows". */
    private void answersNobody(String table) throws SQLException {
        try (var app = as(Role.FAELLED_APP)) {
            assertThatThrownBy(() -> Twin.ask(app, "select tenant_id from " + table))
                    .as(table)
                    .hasMessageContaining("app.tenant");
            app.setAutoCommit(false);
            tenant(app, two.own());
            app.commit();
            assertThatThrownBy(() -> Twin.ask(app, "select tenant_id from " + table))
                    .as(table)
                    .hasMessageContaining("invalid input syntax for type uuid");
        }
    }

    @Test
    void noRowOfTheNeighbourIsSeenChangedTakenOrPutThere() throws SQLException {
        assertThat(holes()).isEmpty();
    }

    @Test
    void aWallThatIsTakenDownIsNoticed() throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, "alter table unit disable row level security");
            try {
                assertThat(holes()).anyMatch(hole -> hole.startsWith("unit "));
            } finally {
                Twin.run(superuser, "alter table unit enable row level security");
            }
        }
    }

    private List<String> holes() throws SQLException {
        var holes = new ArrayList<String>();
        try (var app = as(Role.FAELLED_APP)) {
            app.setAutoCommit(false);
            for (var table : tenantTables()) {
                tenant(app, two.own());
                var theirs = " where tenant_id = '" + two.neighbour() + "'";
                if (!Twin.ask(app, "select 1 from " + table + theirs + " limit 1")
                        .isEmpty()) holes.add(table + " is read");
                for (var write : List.of(
                        "update %s set tenant_id = tenant_id" + theirs,
                        "delete from %s" + theirs,
                        "insert into %s (tenant_id) values ('" + two.neighbour() + "')",
                        "update %s set tenant_id = '" + two.neighbour() + "'"))
                    if (touches(app, write.formatted(table))) holes.add(table + " by " + write);
                app.rollback();
            }
        }
        return holes;
    }

    /** Whether it reaches a row: no row reached, or a refusal, are both right. */
    private static boolean touches(Connection app, String write) throws SQLException {
        var before = app.setSavepoint();
        try (var statement = app.createStatement()) {
            return statement.executeUpdate(write) > 0;
        } catch (SQLException refused) {
            // a row that misses other columns is not refused by the wall
            return !refused.getSQLState().equals("42501")
                    && refused.getSQLState().startsWith("23")
                    && write.startsWith("insert")
                    && !String.valueOf(refused.getMessage()).contains("row-level security");
        } finally {
            app.rollback(before);
        }
    }

    private static void tenant(Connection app, TenantId tenant) throws SQLException {
        Twin.ask(app, "select set_config('app.tenant', '" + tenant + "', true)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_entry set payload = '{}'",
                "delete from audit_pending",
                "update audit_seal set seq = 0",
                "insert into audit_seal (tenant_id, stream, seq, id) values (gen_random_uuid(), 'CHANGE', 1, gen_random_uuid())",
                "delete from audit_seal",
                "update audit_block set count = 0",
                "delete from audit_block",
                "set role faelled_owner",
                "set role faelled_audit",
                "set role faelled_cross",
                "set role postgres",
                "set session authorization postgres",
                "set session_replication_role = replica",
                "alter role faelled_app bypassrls",
                "alter role faelled_app superuser",
                "create role intruder",
                "alter table unit disable row level security",
                "alter table unit no force row level security",
                "drop policy own_tenant on unit",
                "create policy all_of_it on unit using (true)",
                "drop table unit",
                "truncate unit",
                "create table smuggled (id int)",
                "create function smuggled() returns int language sql as 'select 1'",
                "create extension dblink",
                "create schema smuggled",
                "copy tenant to program 'cat'",
                "copy tenant from program 'echo'",
                "copy tenant to '/tmp/tenants'",
                "select pg_read_file('postgresql.conf')",
                "select pg_ls_dir('.')",
                "select lo_import('/etc/passwd')",
                "select rolpassword from pg_authid",
                "alter system set fsync = off",
                "select pg_reload_conf()",
                "do language plpgsql $$ begin execute 'set role faelled_owner'; end $$",
            })
    void whatTheApplicationMayNeverDoIsRefused(String attempt) throws SQLException {
        try (var app = as(Role.FAELLED_APP)) {
            assertThatThrownBy(() -> Twin.run(app, attempt))
                    .isInstanceOf(SQLException.class)
                    .extracting(thrown -> ((SQLException) thrown).getSQLState())
                    .isIn("42501", "42P01", "0A000");
        }
    }

    @Test
    void whoSealsReadsTheLogAndNothingElseAndWhoReadsAcrossWritesNothing() throws SQLException {
        try (var audit = as(Role.FAELLED_AUDIT)) {
            assertThat(Twin.ask(audit, "select count(*) from audit_entry")).isNotEmpty();
            for (var attempt : List.of(
                    "select 1 from person",
                    "select 1 from account",
                    "update audit_entry set actor = 'x'",
                    "update audit_retention set changes = 12",
                    "delete from audit_seal",
                    "delete from audit_block"))
                assertThatThrownBy(() -> Twin.run(audit, attempt))
                        .as(attempt)
                        .hasMessageContaining("permission denied");
            try (var statement = audit.createStatement()) {
                assertThat(statement.executeUpdate("delete from audit_entry"))
                        .as("what no authority may let go yet")
                        .isZero();
            }
        }
        try (var cross = as(Role.FAELLED_CROSS)) {
            assertThatThrownBy(() -> Twin.run(cross, "update unit set name = 'x'"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
