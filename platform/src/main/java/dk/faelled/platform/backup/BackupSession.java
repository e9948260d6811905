package dk.faelled.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database's side of a backup. Slot and backup mode belong to the connection: when it ends, however it ends, the
 * database gives both up by itself, and no forgotten slot fills the disk.
 */
final class BackupSession {
    private final Connection superuser;

    /**
     * @param label to be put into the copy as {@code backup_label}
     * @param firstSegment the first WAL file without which the copy is worth nothing
     * @param lastSegment the last one
     */
    record Stopped(String label, String spaces, String firstSegment, String lastSegment) {}

    private BackupSession(Connection superuser) {
        this.superuser = superuser;
    }

    static BackupSession begin(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            // immediate reserve, temporary: the WAL from here on stays until this connection ends
            statement.execute("select pg_create_physical_replication_slot('faelled_backup', true, true)");
            statement.execute("select pg_backup_start('faelled', true)");
        }
        return new BackupSession(superuser);
    }

    Stopped stop() throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("""
                select labelfile, spcmapfile, pg_walfile_name(lsn), substring(labelfile from 'file ([0-9A-F]{24})')
                  from pg_backup_stop(false)
                """)) {
            row.next();
            var spaces = row.getString(2);
            return new Stopped(row.getString(1), spaces == null ? "" : spaces, row.getString(4), row.getString(3));
        }
    }

    void dropSlot() throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("select pg_drop_replication_slot('faelled_backup')");
        }
    }

    /** As {@code 18.6}. */
    String version() throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }
}
