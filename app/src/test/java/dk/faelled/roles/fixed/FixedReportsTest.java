package dk.faelled.roles.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Query;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Others;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each fixed report finds what it is about, and nothing else. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class FixedReportsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ApplicationContext context;

    @Autowired
    Lists lists;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    SystemRoleRegister rights;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    UserAssignments direct;

    @Autowired
    UnitAssignments onUnits;

    @Autowired
    CatalogueTable catalogue;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private void write(String statement) {
        transaction.executeWithoutResult(_ -> sql.sql(statement).update());
    }

    private UserId user(String name) {
        return new UserId(Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("select id from role_user where user_id = :name")
                        .param("name", name)
                        .query(UUID.class)
                        .single())));
    }

    /** The first two cells of each row. */
    private List<String> found(FixedReport report) {
        return lists.page(report.list(), new ListRequest("/x", Query.of("")), Map.of()).rows().stream()
                .map(row -> row.cells().get(0) + "/" + row.cells().get(1))
                .filter(row -> !row.contains("Fælled"))
                .toList();
    }

    @Test
    void eachReportFindsWhatItIsAbout() throws Exception {
        write("update account_domain set source = 'API_LOAD' where is_primary");
        var others = new Others(context, "loadApi");
        others.post("title", "[{\"uuid\":\"%s\",\"name\":\"Medarbejder\"}]".formatted(Others.id("Medarbejder")), 200);
        others.post(
                "organisation/v3", Others.organisation(List.of("K", "S<K:bo"), List.of("eln@S", "bo@S", "ida@S")), 200);
        var system = systems.create(WriteItSystem.of("Fag", "FAG", ItSystem.Kind.SAML))
                .id();
        systems.create(new WriteItSystem(
                "Lukket",
                "LUK",
                ItSystem.Kind.SAML,
                null,
                Set.of(ItSystem.Flag.ATTESTATION_EXEMPT),
                "",
                "",
                UUID.randomUUID()));
        var limit = Objects.requireNonNull(transaction.execute(
                        _ -> catalogue.type(ConstraintType.OWN_UNIT).orElseThrow()))
                .id();
        var read = rights.create(
                system,
                new WriteSystemRole(
                        "Læs",
                        "LAES",
                        "",
                        1,
                        null,
                        SystemRole.Kind.BOTH,
                        List.of(new SystemRole.Supported(limit, true))));
        rights.create(system, new WriteSystemRole("Skriv", "SKRIV", "", 1, null, SystemRole.Kind.BOTH, List.of()));
        var reader = roles.create(system, WriteUserRole.of("Læser", "LAESER", new UserRole.Part(read.id(), List.of())));
        roles.create(system, WriteUserRole.of("Tom", "TOM").with(Set.of(UserRole.Flag.EXTRA_SENSITIVE)));
        onUnits.assign(
                UnitAssignment.here(new AssignmentId(0), new UnitId(Others.id("S")), new Target.OfRole(reader.id())),
                "");
        direct.assign(AssignToUser.of(user("eln"), new Target.OfRole(reader.id()))
                .during(new Dates(null, TODAY.plusDays(3))));
        write("update user_role set approvers = '{AUTOMATIC}' where identifier = 'LAESER'");
        write(
                "update role_system set owner_ids = array['%s']::uuid[], responsible_ids = array['%s', '%s']::uuid[] where identifier = 'FAG'"
                        .formatted(Others.id("ida"), user("bo"), Others.id("gone")));

        assertThat(found(FixedReport.UNASSIGNED_ROLES)).containsExactly("Tom/Fag");
        assertThat(found(FixedReport.EMPTY_ROLES)).containsExactly("Tom/Fag");
        assertThat(found(FixedReport.UNUSED_RIGHTS)).containsExactly("Skriv/Fag");
        assertThat(found(FixedReport.UNLIMITED_ROLES)).containsExactly("Læser/Fag");
        assertThat(found(FixedReport.SENSITIVE_ROLES)).containsExactly("Tom/Fag");
        assertThat(found(FixedReport.DOUBLE_ASSIGNMENTS)).containsExactly("eln Prøve/eln");
        assertThat(found(FixedReport.DATED_ASSIGNMENTS)).containsExactly("eln Prøve/eln");
        assertThat(found(FixedReport.AUTOMATIC_ROLES)).containsExactly("Læser/Fag");
        assertThat(found(FixedReport.UNANSWERED_SYSTEMS)).containsExactly("Lukket/LUK");
        assertThat(found(FixedReport.EXEMPT_SYSTEMS)).containsExactly("Lukket/LUK");
        assertThat(found(FixedReport.OWNERS)).containsExactly("Fag/ida Prøve");
        assertThat(found(FixedReport.RESPONSIBLES))
                .containsExactlyInAnyOrder("Fag/bo Prøve", "Fag/" + Others.id("gone"));
        assertThat(found(FixedReport.PORTFOLIO_SYSTEMS)).containsExactly("Lukket/LUK");
    }

    @Test
    void whatIsAskedForAndWhoIsAuthorisedIsFound() throws Exception {
        write("update account_domain set source = 'API_LOAD' where is_primary");
        new Others(context, "loadApi")
                .post("organisation/v3", Others.organisation(List.of("K", "S<K"), List.of("eln@S", "ida@S")), 200);
        var system = systems.create(WriteItSystem.of("Fag", "FAG", ItSystem.Kind.SAML))
                .id();
        var role = roles.create(system, WriteUserRole.of("Læser", "LAESER"));
        write("""
                insert into role_request (id, batch_id, action, requester, requester_name, receiver_id, person,
                                          user_role_id, reason, user_only, status, asked_at, decided_by, decider_name,
                                          decided_at)
                select gen_random_uuid(), gen_random_uuid(), 'ADD', gen_random_uuid(), 'Fie', '%s', gen_random_uuid(),
                       %s, '', false, 'REJECTED', now(), gen_random_uuid(), 'Bo', now()
                """.formatted(user("eln"), role.id()));
        write("""
                insert into unit_authorization (id, unit_id, user_id, named_by)
                values (gen_random_uuid(), '%s', '%s', 'Anna')
                """.formatted(Others.id("S"), user("ida")));
        var own = Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("select id from role_system where 'OURS' = any(flags)")
                        .query(Long.class)
                        .single()));
        var right = Objects.requireNonNull(
                        transaction.execute(_ -> catalogue.systemRolesOf(new dk.faelled.roles.ItSystemId(own))))
                .stream()
                .map(dk.faelled.roles.Stored::value)
                .filter(one -> one.identifier().equals("roles.request.authorized"))
                .findFirst()
                .orElseThrow();
        var unit = Objects.requireNonNull(transaction.execute(
                        _ -> catalogue.type(ConstraintType.OWN_UNIT).orElseThrow()))
                .id();
        var authorised = roles.create(
                new dk.faelled.roles.ItSystemId(own),
                WriteUserRole.of(
                        "Bemyndiget",
                        "BEM",
                        new UserRole.Part(
                                right.id(),
                                List.of(new dk.faelled.roles.ConstraintValue(
                                        unit,
                                        dk.faelled.roles.ConstraintValue.Kind.VALUE,
                                        Others.id("S").toString(),
                                        "")))));
        direct.assign(AssignToUser.of(user("eln"), new Target.OfRole(authorised.id())));
        direct.assign(AssignToUser.of(user("ida"), new Target.OfRole(authorised.id()))
                .during(new Dates(TODAY.plusDays(2), null)));

        var requests = lists.page(
                        FixedReport.ALL_REQUESTS.list(), new ListRequest("/x", Query.of("f.status=REJECTED")), Map.of())
                .rows();
        assertThat(requests).singleElement().satisfies(row -> assertThat(row.cells())
                .startsWith("Læser", "eln Prøve", "ADD", "Fie")
                .contains("REJECTED", "Bo"));
        assertThat(lists.page(
                                FixedReport.ALL_REQUESTS.list(),
                                new ListRequest("/x", Query.of("f.status=REQUESTED")),
                                Map.of())
                        .rows())
                .isEmpty();
        assertThat(lists.page(FixedReport.AUTHORIZED_REQUESTERS.list(), new ListRequest("/x", Query.of("")), Map.of())
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .startsWith("eln Prøve", "eln", "Bemyndiget")
                        .last()
                        .asString()
                        .endsWith(": S"));
        assertThat(found(FixedReport.AUTHORIZATION_MANAGERS)).containsExactly("S/ida Prøve");
    }

    @Test
    void everyReportHasAPageOfItsOwn() {
        for (var report : FixedReport.values())
            assertThat(FixedReport.keyed(report.key())).contains(report);
        assertThat(FixedReport.keyed("andet")).isEmpty();
    }
}
