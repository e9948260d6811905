package dk.faelled.roles.attestation;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts of an attestation. Parameter: {@code :attestation}. */
public final class AttestationAccountList {
    private static final String STATE =
            "coalesce(c.decision, case when " + AttestedAccounts.GONE + " then 'GONE' else 'NOT_VERIFIED' end)";

    public record Row(
            UUID id,
            String name,
            String account,
            @Nullable String title,
            String state,
            String remark,
            @Nullable String decider,
            @Nullable Instant decidedAt) {
        public boolean isGone() {
            return state.equals("GONE");
        }
    }

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "roles.attestation.accounts", "roles.attestation.accounts")
            .select(
                    "c.user_id as id, u.name, u.user_id as account, p.name as title, " + STATE
                            + " as state, c.remark, c.decider, c.decided_at",
                    """
                    attestation_account c
                      join role_user u on u.id = c.user_id
                      left join role_position p on p.user_id = c.user_id and p.place = 0""")
            .where("c.attestation_id = :attestation")
            .search("folded(u.name || ' ' || u.user_id) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "u.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("account", "roles.field.userid", "u.user_id", Row::account)
                            .always()
                            .sorted(),
                    Column.text("title", "roles.field.title", "p.name", Row::title),
                    Column.<Row>text("state", "roles.attestation.state", STATE, Row::state)
                            .always()
                            .chosenFrom(AttestationAccountList::states),
                    Column.text("remark", "roles.attestation.remark", "c.remark", Row::remark),
                    Column.text("decider", "roles.attestation.by", "c.decider", Row::decider),
                    Column.<Row>moment("decidedAt", "roles.attestation.at", "c.decided_at", Row::decidedAt)
                            .onRequest())
            .sortedBy("name")
            .rows("c.user_id", (row, _) -> row(row));

    private AttestationAccountList() {}

    static List<Option> states() {
        return Stream.of("NOT_VERIFIED", "APPROVED", "DELETE", "GONE")
                .map(state -> new Option(state, Messages.text("roles.attestation.account-state." + state)))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        var at = row.getObject("decided_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("account"),
                row.getString("title"),
                row.getString("state"),
                row.getString("remark"),
                row.getString("decider"),
                at == null ? null : at.toInstant());
    }
}
