package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.claims.Claim.Kind;
import dk.faelled.identity.provider.claims.Claim.Operation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClaimTable {
    private static final String SELECT =
            "select id, provider_id, name, kind, value, operation, system, role, required, single from identity_claim";
    private final JdbcClient sql;

    ClaimTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** By name; no more than {@link Claims#MOST}. */
    List<Claim> of(UUID provider) {
        return sql.sql(SELECT + " where provider_id = :provider order by name, id limit :most")
                .param("provider", provider)
                .param("most", Claims.MOST)
                .query(ClaimTable::claim)
                .list();
    }

    Optional<Claim> find(UUID id) {
        return sql.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(ClaimTable::claim)
                .optional();
    }

    int count(UUID provider) {
        return sql.sql("select count(*) from identity_claim where provider_id = :provider")
                .param("provider", provider)
                .query(Integer.class)
                .single();
    }

    void add(Claim claim) {
        given(claim, """
                        insert into identity_claim
                               (id, provider_id, name, kind, value, operation, system, role, required, single)
                        values (:id, :provider, :name, :kind, :value, :operation, :system, :role, :required, :single)
                        """).param("provider", claim.provider()).update();
    }

    void change(Claim claim) {
        given(claim, """
                        update identity_claim
                           set name = :name,
                               kind = :kind,
                               value = :value,
                               operation = :operation,
                               system = :system,
                               role = :role,
                               required = :required,
                               single = :single
                         where id = :id
                        """).update();
    }

    void remove(UUID id) {
        sql.sql("delete from identity_claim where id = :id").param("id", id).update();
    }

    private JdbcClient.StatementSpec given(Claim claim, String statement) {
        var operation = claim.operation();
        return sql.sql(statement)
                .param("id", claim.id())
                .param("name", claim.name())
                .param("kind", claim.kind().name())
                .param("value", claim.value())
                .param("operation", operation == null ? null : operation.name(), Types.VARCHAR)
                .param("system", claim.system(), Types.VARCHAR)
                .param("role", claim.role(), Types.VARCHAR)
                .param("required", claim.required())
                .param("single", claim.single());
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        var operation = row.getString("operation");
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("provider_id", UUID.class),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("value"),
                operation == null ? null : Operation.valueOf(operation),
                row.getString("system"),
                row.getString("role"),
                row.getBoolean("required"),
                row.getBoolean("single"));
    }
}
