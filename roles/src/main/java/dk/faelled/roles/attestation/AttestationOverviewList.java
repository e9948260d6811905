package dk.faelled.roles.attestation;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far every attestation is, of runs that are going on and of those before. */
public final class AttestationOverviewList {
    private static final String STATUS = "case when a.verified_at is not null then 'FINISHED'"
            + " when " + AttestationTable.BEGUN + " then 'ON_GOING'"
            + " else 'NOT_STARTED' end";
    private static final String NAME = "coalesce(n.name, s.name, u.name, '')";
    private static final String MANAGER =
            "(select m.name from role_unit l join role_user m on m.id = l.manager_id where l.id = a.unit_id)";

    /** @param manager of the unit itself; null where it has none or is no unit */
    public record Row(
            UUID id,
            String name,
            String kind,
            @Nullable String manager,
            LocalDate deadline,
            String cover,
            String status,
            long decided,
            long subjects,
            @Nullable String verifier,
            @Nullable Instant verifiedAt,
            boolean current) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "roles.attestation.overview", "roles.menu.attestation-overview")
            .select(
                    "a.id, " + NAME + " as name, a.kind, " + MANAGER + " as manager, r.deadline, r.cover, " + STATUS
                            + " as status, (select count(*) from attestation_decision d where d.attestation_id = a.id"
                            + " and d.row_id is null) + (select count(*) from attestation_account c"
                            + " where c.attestation_id = a.id and c.decided_at is not null) as decided, a.subjects, a.verifier, a.verified_at,"
                            + " not r.closed as current",
                    """
                    attestation a
                      join attestation_run r on r.id = a.run_id
                      left join role_unit n on n.id = a.unit_id
                      left join role_system s on s.id = a.system_id
                      left join role_user u on u.id = a.manager_id""")
            .counted("attestation a")
            .search("folded(" + NAME + ") like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.attestation.what", NAME, AttestationOverviewList::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("kind", "roles.attestation.kind", "a.kind", Row::kind)
                            .always()
                            .chosenFrom(() -> options("roles.attestation.kind.", Attestation.Kind.values())),
                    Column.text("manager", "roles.attestation.manager", MANAGER, Row::manager),
                    Column.<Row>date("deadline", "roles.attestation.deadline", "r.deadline", Row::deadline)
                            .always()
                            .sorted()
                            .filtered(),
                    Column.<Row>text("cover", "roles.attestation.cover", "r.cover", Row::cover)
                            .always()
                            .chosenFrom(() -> options("roles.attestation.cover.", AttestationCalendar.Cover.values())),
                    Column.<Row>text("status", "roles.attestation.status", STATUS, Row::status)
                            .always()
                            .chosenFrom(() -> Stream.of("NOT_STARTED", "ON_GOING", "FINISHED")
                                    .map(status ->
                                            new Option(status, Messages.text("roles.attestation.status." + status)))
                                    .toList()),
                    Column.<Row>number("decided", "roles.attestation.decided", "decided", Row::decided)
                            .always(),
                    Column.<Row>number("subjects", "roles.attestation.subjects", "a.subjects", Row::subjects)
                            .always(),
                    Column.text("verifier", "roles.attestation.by", "a.verifier", Row::verifier),
                    Column.<Row>moment("verifiedAt", "roles.attestation.at", "a.verified_at", Row::verifiedAt)
                            .onRequest(),
                    Column.<Row>yesNo("current", "roles.attestation.current", "(not r.closed)", Row::current)
                            .always()
                            .filtered()
                            .onRequest())
            .sortedBy("-deadline,name")
            .rows("a.id", (row, _) -> {
                var at = row.getObject("verified_at", OffsetDateTime.class);
                return new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("manager"),
                        row.getObject("deadline", LocalDate.class),
                        row.getString("cover"),
                        row.getString("status"),
                        row.getLong("decided"),
                        row.getLong("subjects"),
                        row.getString("verifier"),
                        at == null ? null : at.toInstant(),
                        row.getBoolean("current"));
            });

    private static String name(Row row) {
        return row.name().isEmpty() ? Messages.text("roles.attestation.nowhere") : row.name();
    }

    private static List<Option> options(String texts, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), Messages.text(texts + value.name())))
                .toList();
    }

    private AttestationOverviewList() {}
}
