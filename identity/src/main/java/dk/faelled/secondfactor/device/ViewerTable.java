package dk.faelled.secondfactor.device;

import dk.faelled.secondfactor.TotpAlgorithm;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the clocks of code viewers go. Within the running transaction, of whichever authority or none. */
@Repository
class ViewerTable {
    private final JdbcClient sql;

    record Clockwork(TotpAlgorithm algorithm, int drift) {}

    ViewerTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Clockwork> find(String device) {
        return sql.sql("select algorithm, drift from secondfactor_viewer where device_id = :device")
                .param("device", device)
                .query((row, _) ->
                        new Clockwork(TotpAlgorithm.valueOf(row.getString("algorithm")), row.getInt("drift")))
                .optional();
    }

    void add(String device, TotpAlgorithm algorithm, int drift) {
        sql.sql("insert into secondfactor_viewer (device_id, algorithm, drift) values (:device, :algorithm, :drift)")
                .param("device", device)
                .param("algorithm", algorithm.name())
                .param("drift", drift)
                .update();
    }

    void drift(String device, int drift) {
        sql.sql("update secondfactor_viewer set drift = :drift where device_id = :device and drift <> :drift")
                .param("drift", drift)
                .param("device", device)
                .update();
    }
}
