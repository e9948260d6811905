package dk.faelled.roles.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Others;
import dk.faelled.roles.Workbook;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.form.Filled;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** Templates of reports: made, handed to people, and taken back; who has one gets that report and no other. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class ReportTemplatesTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final Set<String> MAKER = Set.of("roles.report.read", "roles.report.update", "roles.own.read");
    private static final Set<String> NO_MAKER = Set.of("roles.own.read");

    @Autowired
    ApplicationContext context;

    @Autowired
    ReportTemplates templates;

    @Autowired
    ReportFormDesk forms;

    @Autowired
    HandedReportPages handed;

    @Autowired
    ReportTemplatePages pages;

    @Autowired
    AdHocReportPages adHoc;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private ItSystemId system = new ItSystemId(0);

    @BeforeEach
    void anOrganisationWithTwoUnits() throws Exception {
        transaction.executeWithoutResult(_ -> sql.sql("update account_domain set source = 'API_LOAD' where is_primary")
                .update());
        var others = new Others(context, "loadApi", "givingApi");
        others.post(
                "organisation/v3",
                Others.organisation(List.of("K<:anna", "S<K:bo", "T<K"), List.of("anna@K", "bo@S", "eln@S", "ida@T")),
                200);
        system = systems.create(WriteItSystem.of("Fagsystem", "FAG", ItSystem.Kind.SAML))
                .id();
        var one = roles.create(system, WriteUserRole.of("Sagsbehandler", "SAG"));
        var other = roles.create(
                systems.create(WriteItSystem.of("Lukket", "LUK", ItSystem.Kind.SAML))
                        .id(),
                WriteUserRole.of("Hemmelig", "HEM"));
        for (var role : List.of(one, other))
            for (var user : List.of("eln", "ida"))
                others.send(HttpMethod.PUT, "user/" + user + "/assign/userrole/" + role.id(), "", 200);
    }

    private static void by(String name, Set<String> held, Context.Act<Exception> act) throws Exception {
        new Context(
                        Tenant.current(),
                        new Actor(Actor.Kind.PERSON, Others.id(name), name),
                        Context.DANISH,
                        "prøve-prøve")
                .<Exception>run(() -> CallerRights.<Exception>run(held, act));
    }

    private Filled said(String... parts) {
        return Filled.nothing()
                .with("name", "Roller i S")
                .with("units", Others.id("S").toString())
                .with("systems", system.toString())
                .with("parts", parts);
    }

    private ReportTemplate made() throws Exception {
        var made = new ReportTemplate[1];
        by("anna", MAKER, () -> made[0] = templates.create("Roller i S", forms.wish(said("USERS"))));
        return Objects.requireNonNull(made[0]);
    }

    private static String told(MockHttpServletResponse response) throws IOException {
        return Workbook.text(response.getContentAsByteArray());
    }

    private String gets(UUID template) throws IOException {
        var response = new MockHttpServletResponse();
        assertThat(handed.make(template, response)).isNull();
        assertThat(response.getHeader("Content-Disposition")).contains("rapport-" + TODAY + ".xlsx");
        return told(response);
    }

    private List<String> notices(String to) {
        return Objects.requireNonNull(transaction.execute(_ -> sql.sql("select kind from notice where recipient = :to")
                .param("to", Others.id(to))
                .query(String.class)
                .list()));
    }

    private List<String> logged() {
        return Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("""
                        select action from audit_entry where action like 'roles.report-template.%' order by id
                        """).query(String.class).list()));
    }

    @Test
    void whoIsHandedATemplateGetsThatReportAndNoOther() throws Exception {
        var template = made();
        by("anna", MAKER, () -> templates.hand(template.id(), "ELN"));
        by("eln", NO_MAKER, () -> {
            assertThat(templates.mine())
                    .extracting(ReportTemplateTable.Held::name, ReportTemplateTable.Held::handedBy)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("Roller i S", "anna"));
            assertThat(gets(template.id()))
                    .contains("Roller i S", "eln Pr", "Sagsbehandler", "Fagsystem")
                    .doesNotContain("ida Pr", "Hemmelig", "Systemroller");
            assertThatThrownBy(() -> templates.get(template.id())).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> templates.create("Min", forms.wish(said("USERS"))))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> templates.change(template.id(), 1, "Min", forms.wish(said("USERS", "NEGATIVE"))))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> templates.hand(template.id(), "ida")).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> templates.takeBack(template.id(), Others.id("eln")))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> templates.delete(template.id())).isInstanceOf(Forbidden.class);
        });
        by("ida", NO_MAKER, () -> {
            assertThat(templates.mine()).isEmpty();
            assertThatThrownBy(() -> templates.handed(template.id())).isInstanceOf(NotFound.class);
        });
        assertThat(notices("eln")).containsExactly("roles.report.handed");
    }

    @Test
    void whatTheTemplateSaysIsWhatTheyGetFromThenOn() throws Exception {
        var template = made();
        by("anna", MAKER, () -> {
            templates.hand(template.id(), "eln");
            templates.hand(template.id(), "eln");
            var changed = templates.change(
                    template.id(),
                    template.version(),
                    "Roller i T",
                    forms.wish(said("USERS").with("units", Others.id("T").toString())));
            assertThat(changed.readers()).hasSize(1);
        });
        by("eln", NO_MAKER, () -> assertThat(gets(template.id()))
                .contains("ida Pr")
                .doesNotContain("eln Pr"));
        by("anna", MAKER, () -> templates.takeBack(template.id(), Others.id("eln")));
        by("eln", NO_MAKER, () -> assertThatThrownBy(() -> gets(template.id())).isInstanceOf(NotFound.class));
        by("anna", MAKER, () -> {
            templates.hand(template.id(), "eln");
            templates.delete(template.id());
            assertThatThrownBy(() -> templates.get(template.id())).isInstanceOf(NotFound.class);
        });
        by("eln", NO_MAKER, () -> assertThat(templates.mine()).isEmpty());
        assertThat(logged())
                .containsExactly(
                        "roles.report-template.create",
                        "roles.report-template.hand",
                        "roles.report-template.update",
                        "roles.report-template.take-back",
                        "roles.report-template.hand",
                        "roles.report-template.delete");
    }

    private static void refuses(String key, String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleBroken.class, broken -> {
            assertThat(broken.key()).isEqualTo(key);
            assertThat(broken.field()).isEqualTo(field);
            assertThat(Messages.text(broken)).isNotBlank().doesNotContain("??");
        });
    }

    @Test
    void whatCannotBeIsRefusedWhereItStands() throws Exception {
        var template = made();
        by("anna", MAKER, () -> {
            var wish = forms.wish(said("USERS"));
            refuses("roles.text.missing", "name", () -> templates.create(" ", wish));
            refuses("roles.text.too-long", "name", () -> templates.create("x".repeat(101), wish));
            refuses("roles.report.template.taken", "name", () -> templates.create("ROLLER I S", wish));
            var second = templates.create("En anden", wish);
            refuses(
                    "roles.report.template.taken",
                    "name",
                    () -> templates.change(second.id(), second.version(), "Roller i S", wish));
            refuses("roles.report.part.none", "parts", () -> forms.wish(said()));
            refuses("roles.report.part.none", "parts", () -> forms.wish(said("INACTIVE")));
            refuses(
                    "roles.report.system.gone",
                    "systems",
                    () -> forms.wish(said("USERS").with("systems", "999999999")));
            refuses(
                    "roles.user.unknown",
                    "manager",
                    () -> forms.wish(said("USERS").with("manager", "ingen")));
            refuses(
                    "roles.report.unit.gone",
                    "units",
                    () -> templates.create(
                            "Ny",
                            forms.wish(said("USERS")
                                    .with("units", UUID.randomUUID().toString()))));
            refuses(
                    "roles.report.manager.leads-nothing",
                    "manager",
                    () -> templates.create("Ny", forms.wish(said("USERS").with("manager", "ida"))));
            refuses("roles.user.unknown", "reader", () -> templates.hand(template.id(), "ingen"));
            templates.change(template.id(), template.version(), "Nyt navn", wish);
            assertThatThrownBy(() -> templates.change(template.id(), template.version(), "Igen", wish))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.stale"));
            var response = new MockHttpServletResponse();
            assertRefused(pages.make(template.id(), TODAY.plusDays(1).toString(), response));
            assertRefused(pages.make(template.id(), "i går", response));
            var typed = new LinkedMultiValueMap<String, String>();
            typed.add("day", "");
            typed.add("parts", "USERS");
            assertRefused(adHoc.make(typed, response));
            assertThat(response.getContentAsByteArray()).isEmpty();
        });
    }

    private static void assertRefused(@org.jspecify.annotations.Nullable ModelAndView page) {
        assertThat(Objects.requireNonNull(page).getStatus())
                .isEqualTo(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void theOneWhoMayMakeReportsMakesItForAnyDay() throws Exception {
        var template = made();
        by("anna", MAKER, () -> {
            var response = new MockHttpServletResponse();
            assertThat(pages.make(template.id(), TODAY.minusDays(1).toString(), response))
                    .isNull();
            assertThat(told(response)).contains("Fagsystem").doesNotContain("Sagsbehandler");
            var typed = new LinkedMultiValueMap<String, String>();
            typed.add("day", TODAY.toString());
            typed.add("manager", "bo");
            typed.add("parts", "USERS");
            var made = new MockHttpServletResponse();
            assertThat(adHoc.make(typed, made)).isNull();
            assertThat(told(made))
                    .contains("Sagsbehandler", "Hemmelig", "eln Pr")
                    .doesNotContain("ida Pr");
        });
    }

    @Test
    void aReportWhoseUnitIsGoneSaysSoInsteadOfTellingOfEverybody() throws Exception {
        var template = made();
        by("anna", MAKER, () -> templates.hand(template.id(), "ida"));
        new Others(context, "loadApi")
                .post(
                        "organisation/v3",
                        Others.organisation(List.of("K<:anna", "T<K"), List.of("anna@K", "bo@T", "eln@T", "ida@T")),
                        200);
        by("ida", NO_MAKER, () -> {
            var response = new MockHttpServletResponse();
            assertRefused(handed.make(template.id(), response));
            assertThat(response.getContentAsByteArray()).isEmpty();
        });
    }

    @Test
    void theNeighbourHasNoneOfIt() throws Exception {
        var template = made();
        by("anna", MAKER, () -> templates.hand(template.id(), "eln"));
        var neighbour = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<Exception>run(neighbour.id(), () -> {
            by("anna", MAKER, () -> assertThatThrownBy(() -> templates.get(template.id()))
                    .isInstanceOf(NotFound.class));
            by("eln", NO_MAKER, () -> {
                assertThat(templates.mine()).isEmpty();
                assertThatThrownBy(() -> templates.handed(template.id())).isInstanceOf(NotFound.class);
            });
            by(
                    "anna",
                    MAKER,
                    () -> templates.create(
                            "Roller i S", new ReportWish(List.of(), List.of(), null, Set.of(ReportPart.USERS))));
        });
    }
}
