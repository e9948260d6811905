package dk.faelled.roles.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Others;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others are told of what has happened: the log, and the report as of a day. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class LogTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ApplicationContext context;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    private Others others = Others.nobody();
    private long role;

    @BeforeEach
    void anOrganisationAndARole() throws Exception {
        others = new Others(context, "logApi", "reportApi", "givingApi", "loadApi");
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        sql.sql("update account_domain set source = 'API_LOAD'").update());
        others.post("organisation/v3", Others.organisation(List.of("K", "S<K:bo"), List.of("eln@S", "bo@S")), 200);
        var system = systems.create(WriteItSystem.of("Fag", "FAG", ItSystem.Kind.SAML))
                .id();
        role = roles.create(system, WriteUserRole.of("=Rolle", "R1")).id().value();
        others.send(HttpMethod.PUT, "user/eln/assign/userrole/" + role, "", 200);
    }

    /** Waits for the job that seals what is committed. */
    private List<JsonNode> told(long after, String last) {
        var read = await().pollInSameThread()
                .until(
                        () -> others.get("auditlog/read?offset=" + after + "&size=1000", 200),
                        body -> body.contains(last));
        return json.readTree(read).valueStream().toList();
    }

    @Test
    void theLogIsReadOnFromTheLastOneSeen() throws Exception {
        others.send(HttpMethod.DELETE, "user/eln/deassign/userrole/" + role, "", 200);
        var events = told(0, "REMOVE_USER_ROLE");
        assertThat(events)
                .extracting(event -> event.get("eventType").asString())
                .contains("CREATE", "ASSIGN_USER_ROLE");
        assertThat(events)
                .extracting(event -> event.get("id").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        var given = events.stream()
                .filter(event -> event.get("eventType").asString().equals("ASSIGN_USER_ROLE"))
                .findFirst()
                .orElseThrow();
        assertThat(given.toString())
                .startsWith("{\"id\":" + given.get("id") + ",\"timestamp\":\"" + TODAY.getYear())
                .contains("\"ip\":null,\"actor\":\"", "\"entityType\":\"USER\"", "\"entityName\":\"eln Prøve\"")
                .contains("\"secondaryEntityType\":\"USERROLE\",\"secondaryEntityId\":\"" + role
                        + "\",\"secondaryEntityName\":\"=Rolle\"");
        var last = events.getLast().get("id").asLong();
        assertThat(others.get("auditlog/head", 200)).isEqualTo("{\"head\":" + last + "}");
        assertThat(others.get("v2/auditlog/head", 200)).isEqualTo("{\"head\":" + last + "}");
        assertThat(others.get("auditlog/read?offset=" + last, 200)).isEqualTo("[]");
        assertThat(json.readTree(others.get("v2/auditlog/read?size=2", 200))).hasSize(2);
        var neighbour = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<Exception>run(neighbour.id(), () -> assertThat(others.get("auditlog/read", 200))
                .doesNotContain("eln"));
    }

    private Map<String, String> report(String said) throws Exception {
        var file = Files.write(
                folder.resolve(UUID.randomUUID() + ".xlsx"), others.bytes(HttpMethod.POST, "v2/report", said));
        var files = new HashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList())
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    @Test
    void aReportHasASheetForEachThingThatIsAskedFor() throws Exception {
        var usual = report("{\"date\":\"" + TODAY + "\"}");
        assertThat(usual.get("xl/workbook.xml"))
                .contains("Stamdata", "Brugere", "Jobfunktionsroller", "Enheds KLE", "Bruger KLE", "Brugerroller")
                .contains("Systemroller")
                .doesNotContain("Enhedsroller", "Negative roller", "Ledere");
        assertThat(String.join("", usual.values()))
                .contains("eln Pr", "Medarbejder (S)", "=Rolle", ">Direkte<", ">Aktiv<")
                .doesNotContain("<f>", "??");
        var all = report("{\"date\":\"%s\",\"showOUs\":true,\"showNegativeRoles\":true,\"showInactiveUsers\":true}"
                .formatted(TODAY));
        assertThat(all.get("xl/workbook.xml")).contains("Enhedsroller", "Negative roller", "Tildelinger p", "Ledere");
        assertThat(String.join(
                        "",
                        report("{\"date\":\"%s\",\"managerFilter\":\"bo\",\"itsystemFilter\":[999999]}"
                                        .formatted(TODAY))
                                .values()))
                .contains("eln Pr")
                .doesNotContain("=Rolle");
        assertThat(String.join(
                        "",
                        report("{\"date\":\"%s\",\"unitFilter\":[\"%s\"]}".formatted(TODAY, Others.id("K")))
                                .values()))
                .doesNotContain("eln Pr");
        others.post("v2/report", "{}", 400);
        others.post("v2/report", "{\"date\":\"i går\"}", 400);
        others.post("v2/report", "{\"date\":\"" + TODAY.plusDays(1) + "\"}", 400);
        others.post("v2/report", "{\"date\":\"%s\",\"unitFilter\":[\"%s\"]}".formatted(TODAY, Others.id("X")), 400);
        others.post("v2/report", "{\"date\":\"%s\",\"managerFilter\":\"eln\"}".formatted(TODAY), 400);
    }

    @Test
    void aReportTellsWhatWasHeldWhenTheDayEnded() throws Exception {
        var yesterday = TODAY.minusDays(1);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sql.sql(
                        "update effective_role set recorded_from = recorded_from - interval '3 days'")
                .update());
        others.send(HttpMethod.DELETE, "user/eln/deassign/userrole/" + role, "", 200);
        var only = ",\"showUserRoles\":false,\"showItSystems\":false,\"showKLE\":false}";
        assertThat(String.join(
                        "", report("{\"date\":\"" + yesterday + "\"" + only).values()))
                .contains("=Rolle");
        assertThat(String.join("", report("{\"date\":\"" + TODAY + "\"" + only).values()))
                .doesNotContain("=Rolle");
    }
}
