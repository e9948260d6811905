package dk.faelled.bench;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.audit.AuditVerify;
import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The sealed side of the audit log, read as {@code faelled_audit} beside the program that seals it. */
final class SealedLog implements AutoCloseable {
    private final Path data;
    private final Aside reading;

    private SealedLog(Path data, Aside reading) {
        this.data = data;
        this.reading = reading;
    }

    static SealedLog of(Path data) throws SQLException {
        return new SealedLog(data, Aside.open(data, Role.FAELLED_AUDIT));
    }

    interface Writing {
        void run() throws Exception;
    }

    /** Returns when nothing waits to be sealed. */
    void await() throws SQLException, InterruptedException {
        while (number("select count(*) from (select from audit_pending limit 1) as waiting") > 0)
            TimeUnit.MILLISECONDS.sleep(200);
    }

    /** From entry to seal, of the one that waited longest. */
    double latestSeconds() throws SQLException {
        return number("""
                select max(extract(epoch from b.sealed_at - e.at))
                  from audit_block b
                  join audit_seal s
                    on s.tenant_id = b.tenant_id and s.stream = b.stream
                   and s.seq between b.first_seq and b.first_seq + b.count - 1
                  join audit_entry e on e.tenant_id = s.tenant_id and e.id = s.id
                """);
    }

    /** Nobody seals the authority's changes meanwhile; then it is let go. Entries sealed a second from the first block on. */
    double caughtUp(TenantId tenant, Writing writing) throws Exception {
        await();
        double blocks = number("select coalesce(max(no), 0) from audit_block where stream = 'CHANGE'");
        try (var holding = Aside.open(data, Role.FAELLED_AUDIT)) {
            hold(holding.connection(), tenant);
            writing.run();
            holding.connection().rollback();
        }
        await();
        return number("""
                select sum(count) filter (where no > first) / extract(epoch from max(sealed_at) - min(sealed_at))
                  from (select no, count, sealed_at, min(no) over () as first
                          from audit_block
                         where stream = 'CHANGE' and no > %d) as caught_up
                """.formatted((long) blocks));
    }

    private static void hold(Connection connection, TenantId tenant) throws SQLException {
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 6))")) {
            lock.setString(1, tenant + "CHANGE");
            lock.execute();
        }
    }

    /** Entries computed again a second. */
    double verified() throws SQLException, IOException {
        long begun = System.nanoTime();
        var result = AuditVerify.of(reading.connection(), null);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!result.faults().isEmpty()) throw new IOException("Not as sealed: " + result.faults());
        return result.entries() / seconds;
    }

    private double number(String query) throws SQLException {
        try (var statement = reading.connection().createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Override
    public void close() throws SQLException {
        reading.close();
    }
}
