package dk.faelled.roles.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Others;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A synchroniser of Active Directory that asks, does, and says so. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class DirectoryTest {
    private static final String NOTHING = "{\"head\":0,\"maxHead\":0,\"assignments\":[]}";

    @Autowired
    ApplicationContext context;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    SystemRoleRegister rights;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    UserAssignments direct;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JsonMapper json;

    private Others others = Others.nobody();
    private ItSystem system = nothing();

    private static ItSystem nothing() {
        return new ItSystem(
                new dk.faelled.roles.ItSystemId(0),
                UUID.randomUUID(),
                "",
                "",
                ItSystem.Kind.AD,
                null,
                Set.of(),
                "",
                "",
                null);
    }

    @BeforeEach
    void anOrganisationAndAPausedDirectory() throws Exception {
        others = new Others(context, "directoryApi", "directoryServiceApi", "loadApi", "systemsUpkeepApi", "upkeepApi");
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sql.sql(
                        "update account_domain set source = 'API_LOAD', load_guarded = false where is_primary")
                .update());
        others.post(
                "organisation/v3", Others.organisation(List.of("K", "S<K"), List.of("eln@S", "bo@S", "ida@K")), 200);
        system = systems.create(WriteItSystem.of("Fagsystem", "FAG", ItSystem.Kind.AD));
    }

    private void pause(boolean paused) {
        var stored = systems.get(system.id());
        var flags = new java.util.HashSet<>(stored.value().flags());
        if (paused) flags.add(ItSystem.Flag.PAUSED);
        else flags.remove(ItSystem.Flag.PAUSED);
        systems.change(
                system.id(),
                stored.version(),
                new WriteItSystem("Fagsystem", "FAG", ItSystem.Kind.AD, null, flags, "", "", null));
    }

    private SystemRole right(String identifier, int weight) {
        return rights.create(
                system.id(),
                new WriteSystemRole(identifier, identifier, "Adgang", weight, null, SystemRole.Kind.BOTH, List.of()));
    }

    private UserRole role(String identifier, SystemRole... parts) {
        var all = new ArrayList<UserRole.Part>();
        for (var part : parts) all.add(new UserRole.Part(part.id(), List.of()));
        return roles.create(system.id(), WriteUserRole.of(identifier, identifier, all.toArray(UserRole.Part[]::new)));
    }

    private UserId user(String name) {
        return new TransactionTemplate(transactions)
                .execute(
                        _ -> new UserId(sql.sql("select id from role_user where user_id = :name and deleted_at is null")
                                .param("name", name)
                                .query(UUID.class)
                                .single()));
    }

    private void give(String name, UserRole role) {
        direct.assign(AssignToUser.of(user(name), new Target.OfRole(role.id())));
    }

    private String sync() throws Exception {
        return others.get("ad/v2/sync", 200);
    }

    private long head(String answer, String which) {
        return json.readTree(answer).get(which).asLong();
    }

    private void done(String answer) throws Exception {
        others.delete("ad/v2/sync/" + head(answer, "head") + "?maxHead=" + head(answer, "maxHead"), 200);
    }

    private static String group(String name, String... members) {
        var list = members.length == 0 ? "[]" : "[\"" + String.join("\",\"", members) + "\"]";
        return "{\"groupName\":\"%1$s\",\"sAMAccountNames\":%2$s,\"samaccountNames\":%2$s}".formatted(name, list);
    }

    @Test
    void whoeverSynchronisesIsToldOfWholeGroupsUntilItSaysThatTheyAreDone() throws Exception {
        var read = right("SAG_LAES", 1);
        var other = right("SAG_ANDET", 1);
        var unused = right("SAG_UBRUGT", 1);
        var reader = role("LAESER", read);
        give("eln", reader);
        assertThat(sync()).as("paused").isEqualTo(NOTHING);
        pause(false);
        var answer = sync();
        assertThat(answer)
                .isEqualTo("{\"head\":%1$d,\"maxHead\":%1$d,\"assignments\":[%2$s]}"
                        .formatted(head(answer, "head"), group("SAG_LAES", "eln")));
        assertThat(sync()).as("until it is done").isEqualTo(answer);
        give("bo", reader);
        done(answer);
        answer = sync();
        assertThat(answer).as("what came since").contains(group("SAG_LAES", "bo", "eln"));
        done(answer);
        assertThat(sync()).isEqualTo(NOTHING);

        give("ida", role("ANDEN", other));
        others.post("organisation/v3/delta", "[" + Others.user("bo@S", true) + "]", 200);
        answer = sync();
        assertThat(json.readTree(answer).get("assignments").toString())
                .as("who is disabled is in no group")
                .isEqualTo("[" + group("SAG_LAES", "eln") + "," + group("SAG_ANDET", "ida") + "]");
        done(answer);
        roles.change(
                reader.id(),
                roles.get(reader.id()).version(),
                WriteUserRole.of("LAESER", "LAESER", new UserRole.Part(other.id(), List.of())));
        answer = sync();
        assertThat(json.readTree(answer).get("assignments").toString())
                .as("a group that was managed is emptied, one that never was is left alone")
                .isEqualTo("[" + group("SAG_LAES") + "," + group("SAG_ANDET", "eln", "ida") + "]");
        done(answer);
        assertThat(others.get("ad/v2/sync?fullsync=true", 200))
                .isEqualTo("{\"head\":0,\"maxHead\":0,\"assignments\":[" + group("SAG_LAES") + ","
                        + group("SAG_ANDET", "eln", "ida") + "]}");
        roles.delete(reader.id());
        assertThat(sync()).contains(group("SAG_ANDET", "ida"));
        assertThat(others.get("ad/v2/sync?domain=Skole", 404)).contains("\"status\":404");
        assertThat(unused.identifier()).isNotEmpty();
    }

    @Test
    void ofAllThatSomebodyHasInASystemOnlyTheWeightiestIsAGroupAndItsSiblingsAreToldToo() throws Exception {
        var read = right("LAES", 1);
        var write = right("SKRIV", 5);
        var reader = role("LAESER", read);
        var writer = role("SKRIVER", write);
        pause(false);
        give("eln", reader);
        give("bo", reader);
        done(sync());
        give("eln", writer);
        assertThat(json.readTree(sync()).get("assignments").toString())
                .isEqualTo("[" + group("LAES", "bo") + "," + group("SKRIV", "eln") + "]");
        done(sync());
        var stored = rights.get(write.id());
        rights.change(
                write.id(),
                stored.version(),
                new WriteSystemRole("SKRIV", "SKRIV", "", 1, null, SystemRole.Kind.BOTH, List.of()));
        assertThat(json.readTree(sync()).get("assignments").toString())
                .as("as heavy as the other now")
                .isEqualTo("[" + group("LAES", "bo", "eln") + "," + group("SKRIV", "eln") + "]");
    }

    @Test
    void groupsAreMadeAndRemovedWithTheirRightsOnceTheSystemIsNoLongerPaused() throws Exception {
        var early = right("TIDLIG", 1);
        assertThat(others.get("ad/v2/operations", 200)).isEqualTo("{\"head\":0,\"operations\":[]}");
        pause(false);
        var late = others.post(
                "v2/itsystem/FAG/systemroles?adGroupType=SECURITY&universal=true",
                "{\"name\":\"Sen\",\"identifier\":\"SEN\",\"description\":\"Kom senere\"}",
                201);
        var answer = others.get("ad/v2/operations", 200);
        assertThat(answer)
                .isEqualTo(("{\"head\":%d,\"operations\":["
                                + "{\"systemRoleIdentifier\":\"TIDLIG\",\"itSystemIdentifier\":\"FAG\",\"active\":true,"
                                + "\"adGroupType\":\"NONE\",\"universal\":false,\"description\":\"Adgang\","
                                + "\"domain\":\"Administrativt\"},"
                                + "{\"systemRoleIdentifier\":\"SEN\",\"itSystemIdentifier\":\"FAG\",\"active\":true,"
                                + "\"adGroupType\":\"SECURITY\",\"universal\":true,\"description\":\"Kom senere\","
                                + "\"domain\":\"Administrativt\"}]}")
                        .formatted(head(answer, "head")));
        rights.delete(early.id());
        others.delete("ad/v2/operations/" + head(answer, "head"), 200);
        answer = others.get("ad/v2/operations", 200);
        assertThat(answer).contains("\"systemRoleIdentifier\":\"TIDLIG\"", "\"active\":false");
        others.delete("ad/v2/operations/" + head(answer, "head"), 200);
        others.put(
                "v2/itsystem/FAG/systemroles/" + json.readTree(late).get("id").asLong(),
                "{\"identifier\":\"ANDET_NAVN\"}",
                204);
        assertThat(json.readTree(others.get("ad/v2/operations", 200))
                        .get("operations")
                        .findValuesAsString("systemRoleIdentifier"))
                .as("another name is another group")
                .containsExactly("SEN", "ANDET_NAVN");
        systems.delete(system.id());
        assertThat(json.readTree(others.get("ad/v2/operations", 200))
                        .get("operations")
                        .toString())
                .endsWith("\"active\":false,\"adGroupType\":\"SECURITY\",\"universal\":true,"
                        + "\"description\":\"Kom senere\",\"domain\":\"Administrativt\"}]");
    }

    @Test
    void whatWasNotSentIsNeverSaidToBeDone() throws Exception {
        var made = new ArrayList<UserRole>();
        for (int i = 0; i < 103; i++) made.add(role("R" + i, right("G" + i, 1)));
        pause(false);
        done(sync());
        done(sync());
        assertThat(sync()).isEqualTo(NOTHING);
        for (var role : made) give("eln", role);
        give("bo", made.getFirst());
        var answer = sync();
        assertThat(json.readTree(answer).get("assignments")).hasSize(100);
        assertThat(head(answer, "maxHead")).isGreaterThan(head(answer, "head"));
        others.delete("ad/v2/sync/" + head(answer, "head"), 200);
        assertThat(json.readTree(sync()).get("assignments").findValuesAsString("groupName"))
                .containsExactly("G100", "G101", "G102");
        others.post("v2/itsystem/FAG/touch", "", 202);
        assertThat(json.readTree(sync()).get("assignments")).hasSize(100);
    }

    @Test
    void whatIsCommittedLaterHasALaterNumber() throws Exception {
        var slow = right("LANGSOM", 1);
        var quick = right("HURTIG", 1);
        role("A", slow);
        var quickly = role("B", quick);
        pause(false);
        done(sync());
        var begun = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var tenant = Tenant.current();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(
                    () -> Tenant.run(tenant, () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                        weigh(slow);
                        begun.countDown();
                        try {
                            seen.await();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    })));
            begun.await();
            give("eln", quickly);
            var answer = sync();
            assertThat(answer).contains(group("HURTIG", "eln")).doesNotContain("LANGSOM");
            seen.countDown();
            waiting.get();
            done(answer);
            assertThat(sync()).contains("LANGSOM");
        }
    }

    private void weigh(SystemRole right) {
        sql.sql("update system_role set weight = weight + 1 where id = :id")
                .param("id", right.id().value())
                .update();
    }

    @Test
    void aServiceKeepsItsSettingsHereAndOnlyItSeesTheSecrets() throws Exception {
        var address = "v2/ad/getConfiguration/Administrativt";
        var key = UUID.randomUUID();
        others.get(address, 204);
        others.get("v2/ad/getConfiguration/Skole", 404);
        var said = "{\"clientSecret\":\"hemmeligt\",\"backSyncFeatureOUs\":[\"OU=A\"],\"noget\":1}";
        others.post("v2/ad/writeConfiguration/Administrativt", said, 200);
        others.post("v2/ad/writeConfiguration/Administrativt", said, 409);
        Others.<Exception>byKey(key, Set.of("roles.key.adsync"), () -> assertThat(others.get(address, 200))
                .contains("\"clientSecret\":\"hemmeligt\"", "\"backSyncFeatureOUs\":[\"OU=A\"]")
                .contains("\"backSyncFeatureMaintainDescriptionAndName\":true", "\"tenantId\":null")
                .doesNotContain("noget"));
        Somebody.with("roles.key.adsync").does(() -> {
            try {
                assertThat(others.get(address, 200)).contains("\"clientSecret\":null");
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
        new TransactionTemplate(transactions).executeWithoutResult(_ -> assertThat(sql.sql(
                                "select count(*) from directory_setting where position('hemmeligt'::bytea in sealed) > 0")
                        .query(Long.class)
                        .single())
                .isZero());
        var administrator = context.getBean(Accounts.class)
                .keep("adm", "Adm Prøve", "a long enough word 1", Set.of(BuiltInRole.ADMINISTRATOR), null);
        others.post("v2/ad/error/Administrativt", "Kunne ikke oprette gruppen", 200);
        others.post("v2/ad/error/Administrativt", "Kunne stadig ikke oprette gruppen", 200);
        List<String> told = Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> sql.sql(
                        "select recipient::text || args from notice where kind = 'roles.directory.failed'")
                .query(String.class)
                .list()));
        assertThat(told)
                .as("whoever sets it up is told once a day")
                .containsExactly(administrator + "{\"domain\":\"Administrativt\"}");
        others.post("v2/ad/error/Skole", "", 404);
        role("A", right("A", 1));
        pause(false);
        done(sync());
        others.post("v2/ad/syncAll/Administrativt", "", 200);
        assertThat(sync()).contains(group("A"));

        assertThat(others.get("uploadLog", 200)).isEqualTo("false");
        Others.<Exception>byKey(key, Set.of("roles.key.read"), () -> others.get("ad/v2/operations", 200));
        context.getBean(DirectoryClients.class).askForLog(key);
        Others.<Exception>byKey(key, Set.of("roles.key.read"), () -> {
            assertThat(others.get("uploadLog", 200)).isEqualTo("true");
            assertThat(others.get("uploadLog", 200)).isEqualTo("false");
        });
        var neighbour = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<Exception>run(neighbour.id(), () -> {
            assertThat(sync()).isEqualTo(NOTHING);
            assertThat(others.get("ad/v2/operations", 200)).isEqualTo("{\"head\":0,\"operations\":[]}");
            others.get(address, 204);
            others.delete("ad/v2/sync/9999999", 200);
        });
        assertThat(sync()).as("and the neighbour says nothing is done here").contains(group("A"));
    }
}
