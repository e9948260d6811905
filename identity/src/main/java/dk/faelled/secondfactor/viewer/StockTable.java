package dk.faelled.secondfactor.viewer;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.CodeViewers.Held;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.TotpAlgorithm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Code viewers of the current authority. Within the running transaction. */
@Repository
class StockTable {
    private final JdbcClient sql;

    /** @param secret sealed @param device null for one that nobody has */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(
            String serial,
            byte[] secret,
            TotpAlgorithm algorithm,
            @Nullable String device) {
        @Override
        public String toString() {
            return "Piece[" + serial + "]";
        }
    }

    StockTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Waits for others who take it. */
    Optional<Piece> locked(String serial) {
        return sql.sql(
                        "select serial, secret, algorithm, device_id from secondfactor_hardware where serial = :serial for update")
                .param("serial", serial)
                .query((row, _) -> new Piece(
                        row.getString("serial"),
                        row.getBytes("secret"),
                        TotpAlgorithm.valueOf(row.getString("algorithm")),
                        row.getString("device_id")))
                .optional();
    }

    /** What somebody has stays as it is. @return how many are new or changed */
    int put(List<String> serials, List<byte[]> sealed, List<TotpAlgorithm> algorithms, Instant now) {
        return sql.sql("""
                        insert into secondfactor_hardware as h (serial, secret, algorithm, imported_at)
                        select serial, decode(secret, 'hex'), algorithm, :now
                          from unnest(:serials::text[], :secrets::text[], :algorithms::text[]) as s (serial, secret, algorithm)
                        on conflict (tenant_id, serial) do update
                               set secret = excluded.secret,
                                   algorithm = excluded.algorithm,
                                   imported_at = excluded.imported_at
                             where h.device_id is null
                        """)
                .param("now", Moments.utc(now))
                .param("serials", serials.toArray(String[]::new))
                .param("secrets", sealed.stream().map(HexFormat.of()::formatHex).toArray(String[]::new))
                .param("algorithms", algorithms.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    void device(String serial, @Nullable String device) {
        sql.sql("update secondfactor_hardware set device_id = :device where serial = :serial")
                .param("device", device, java.sql.Types.VARCHAR)
                .param("serial", serial)
                .update();
    }

    /** Those whose number begins so, in the order of their numbers. */
    List<Stock.Line> page(String begin, String after, int size) {
        return sql.sql("""
                        select h.serial, h.imported_at, h.device_id, d.device_id is not null and d.disabled_at is null as usable,
                               coalesce(d.last_used_at, d.bound_at) as used_at
                          from secondfactor_hardware h
                          left join secondfactor_device d on d.device_id = h.device_id
                         where starts_with(h.serial, :begin)
                           and h.serial > :after
                         order by h.serial
                         limit :size
                        """)
                .param("begin", begin)
                .param("after", after)
                .param("size", size)
                .query((row, _) -> new Stock.Line(
                        row.getString("serial"),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                        row.getString("device_id"),
                        row.getBoolean("usable"),
                        Moments.instant(row, "used_at")))
                .list();
    }

    List<Held> held(String after, int most) {
        return sql.sql("""
                        select h.serial, d.device_id, d.name, coalesce(l.level, d.level) as level, coalesce(l.at, d.bound_at) as at,
                               array(select p.account_id
                                       from secondfactor_person p
                                      where p.owner_key = coalesce(d.owner_key, l.owner_key)
                                      order by 1) as accounts
                          from secondfactor_hardware h
                          join secondfactor_device d on d.device_id = h.device_id and d.disabled_at is null
                          left join secondfactor_local l on l.device_id = d.device_id and d.owner_key is null
                         where h.serial > :after
                         order by h.serial
                         limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(StockTable::held)
                .list();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString("device_id"),
                row.getString("name"),
                row.getString("serial"),
                NsisLevel.valueOf(row.getString("level")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                List.of((UUID[]) row.getArray("accounts").getArray()));
    }
}
