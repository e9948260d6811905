package dk.faelled.roles.catalogue;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.rights.Allowed;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the kinds of data that rights can be limited to. */
@Component
@Transactional
public class ConstraintTypeRegister {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final Allowed allowed;
    private final Audit audit;

    ConstraintTypeRegister(JdbcClient sql, CatalogueTable catalogue, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** Made, or changed where the entity id is known already. */
    public ConstraintType put(WriteConstraintType said) {
        allowed.demandWhole("roles.itsystem.update");
        var before = catalogue.type(said.entityId());
        sql.sql("""
                        insert into constraint_type (uuid, entity_id, name, description, input, pattern, value_set)
                        values (:uuid, :entity, :name, :description, :input, :pattern, :values)
                        on conflict (tenant_id, entity_id) do update
                           set name = excluded.name, description = excluded.description, input = excluded.input,
                               pattern = excluded.pattern, value_set = excluded.value_set
                        """)
                .param("uuid", Ids.next())
                .param("entity", said.entityId())
                .param("name", said.name())
                .param("description", said.description())
                .param("input", said.input().name())
                .param("pattern", said.pattern())
                .param(
                        "values",
                        said.values().entrySet().stream()
                                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                                .toArray(String[]::new))
                .update();
        var after = catalogue.type(said.entityId()).orElseThrow();
        audit.changed(
                before.isEmpty() ? "roles.constrainttype.create" : "roles.constrainttype.update",
                "constraint-type:" + after.uuid(),
                before.orElse(null),
                after,
                null);
        return after;
    }
}
