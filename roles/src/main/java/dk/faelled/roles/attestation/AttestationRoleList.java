package dk.faelled.roles.attestation;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user roles of a system whose composition is attested. Parameter: {@code attestation}. */
public final class AttestationRoleList {
    static final String STATE = "coalesce(d.decision, case when r.deleted_at is not null then '"
            + AttestationUserList.GONE + "' else '" + AttestationUserList.OPEN + "' end)";

    /** @param rights system roles in it now @param changed since the attestation began */
    public record Row(
            UUID id,
            String name,
            String description,
            long rights,
            boolean sensitive,
            boolean changed,
            String state,
            @Nullable String decider,
            @Nullable Instant decidedAt) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "roles.attestation.roles", "roles.attestation.roles")
            .select(
                    "r.uuid as id, r.name, r.description, (select count(*) from user_role_part p where p.user_role_id = r.id)"
                            + " as rights, 'SENSITIVE' = any(r.flags) or 'EXTRA_SENSITIVE' = any(r.flags) as sensitive,"
                            + " r.version <> c.version as changed, " + STATE + " as state, d.decider, d.decided_at",
                    """
                    attestation_composed c
                      join user_role r on r.id = c.user_role_id
                      left join attestation_decision d on d.attestation_id = c.attestation_id
                           and d.user_role_id = c.user_role_id""")
            .where("c.attestation_id = :attestation")
            .search("folded(r.name) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.role", "r.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("description", "roles.field.description", "r.description", Row::description)
                            .always(),
                    Column.<Row>number("rights", "roles.attestation.rights", "rights", Row::rights)
                            .always(),
                    Column.<Row>yesNo(
                                    "sensitive",
                                    "roles.attestation.sensitive",
                                    "('SENSITIVE' = any(r.flags) or 'EXTRA_SENSITIVE' = any(r.flags))",
                                    Row::sensitive)
                            .always()
                            .filtered(),
                    Column.<Row>text("state", "roles.attestation.state", STATE, Row::state)
                            .always()
                            .chosenFrom(AttestationUserList::states),
                    Column.text("decider", "roles.attestation.by", "d.decider", Row::decider))
            .sortedBy("name")
            .rows("r.uuid", (row, _) -> {
                var at = row.getObject("decided_at", OffsetDateTime.class);
                return new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("description"),
                        row.getLong("rights"),
                        row.getBoolean("sensitive"),
                        row.getBoolean("changed"),
                        row.getString("state"),
                        row.getString("decider"),
                        at == null ? null : at.toInstant());
            });

    private AttestationRoleList() {}
}
