package dk.faelled.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at a database that somebody else runs, and says which line its administrator must run. */
public final class ExternalDatabase {
    private ExternalDatabase() {}

    /**
     * Checks version, encoding, extensions and roles.
     *
     * @throws StartRefused with every fault found, each with its cure
     */
    public static void check(String url, String user, String password) {
        var faults = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, user, password)) {
            faults.addAll(faults(connection));
        } catch (SQLException e) {
            faults.add("no connection to %s as %s: %s%n    set it up with what ./run db setup-sql prints"
                    .formatted(url, user, e.getMessage()));
        }
        if (!faults.isEmpty())
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "The external database is not ready:\n  " + String.join("\n  ", faults));
    }

    static List<String> faults(Connection connection) throws SQLException {
        var faults = new ArrayList<String>();
        var version = one(connection, "select current_setting('server_version_num')::int / 10000");
        if (Integer.parseInt(version) < DataFolder.MAJOR)
            faults.add("it is PostgreSQL %s; %d or newer is needed".formatted(version, DataFolder.MAJOR));
        var encoding = one(
                connection, "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()");
        if (!encoding.equals("UTF8"))
            faults.add(
                    "its encoding is %s; create it anew: create database faelled owner faelled_owner template template0 encoding 'UTF8';"
                            .formatted(encoding));
        for (var extension : DatabaseSetup.extensions())
            if (one(connection, "select count(*) from pg_extension where extname = '" + extension + "'")
                    .equals("0")) faults.add("an extension is missing: create extension " + extension + ";");
        for (var role : Role.values()) {
            if (role == Role.POSTGRES) continue;
            var found = one(
                    connection,
                    "select coalesce((select case when rolsuper or rolbypassrls then 'strong' else 'right' end"
                            + " from pg_roles where rolname = '" + role.role() + "'), 'missing')");
            if (found.equals("missing"))
                faults.add("a role is missing: create role %s login password '...';".formatted(role.role()));
            if (found.equals("strong"))
                faults.add("role %1$s could see every authority's data: alter role %1$s nosuperuser nobypassrls;"
                        .formatted(role.role()));
        }
        return faults;
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
