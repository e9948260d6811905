package dk.faelled.identity.assurance;

import dk.faelled.secondfactor.NsisLevel;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AssuranceTable {
    private final JdbcClient sql;

    AssuranceTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Assurance> find() {
        return sql.sql("select cap, four_eyes from identity_assurance")
                .query((row, _) -> new Assurance(NsisLevel.valueOf(row.getString(1)), row.getBoolean(2)))
                .optional();
    }

    void keep(Assurance assurance) {
        sql.sql("""
                        insert into identity_assurance (cap, four_eyes)
                        values (:cap, :fourEyes)
                        on conflict (tenant_id) do update
                           set cap = excluded.cap,
                               four_eyes = excluded.four_eyes
                        """)
                .param("cap", assurance.cap().name())
                .param("fourEyes", assurance.fourEyes())
                .update();
    }
}
