package dk.faelled.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.roles.RelyingPartyClaims.Account;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What relying parties are told of who signs in, as the identity provider would ask for it. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class RelyingPartyClaimsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    RelyingPartyClaims claims;

    @Autowired
    Privileges privileges;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    SystemRoleRegister rights;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    UserAssignments direct;

    @Autowired
    CatalogueTable catalogue;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private ItSystemId system = new ItSystemId(0);
    private UserRole reader;
    private UserRole writer;

    @BeforeEach
    void aSystemWithLimitedRoles() throws Exception {
        write("update account_domain set source = 'API_LOAD' where is_primary");
        new Others(context, "loadApi")
                .post(
                        "organisation/v3",
                        Others.organisation(List.of("K", "S<K:bo"), List.of("bo@S", "eln@S", "ida@S", "ole@S")),
                        200);
        system = systems.create(WriteItSystem.of("Fagsystem", "FAG", ItSystem.Kind.SAML))
                .id();
        reader = role("Læser", "LAESER", 1, ConstraintValue.Kind.INHERITED);
        writer = role("Skriver", "SKRIVER", 5, ConstraintValue.Kind.INHERITED_FROM_MANAGER_ROLE);
        for (var name : List.of("bo", "eln", "ida", "ole")) {
            give(name, reader);
            give(name, writer);
        }
    }

    private UserRole role(String name, String identifier, int weight, ConstraintValue.Kind limit) {
        var unit = Objects.requireNonNull(transaction.execute(_ -> catalogue
                        .type("http://sts.kombit.dk/constraints/orgenhed/1")
                        .orElseThrow()))
                .id();
        var right = rights.create(
                system,
                new WriteSystemRole(
                        name,
                        "RET_" + identifier,
                        "",
                        weight,
                        null,
                        SystemRole.Kind.BOTH,
                        List.of(new SystemRole.Supported(unit, true))));
        return roles.create(
                system,
                WriteUserRole.of(
                        name,
                        identifier,
                        new UserRole.Part(right.id(), List.of(new ConstraintValue(unit, limit, "", "")))));
    }

    private void write(String statement) {
        transaction.executeWithoutResult(_ -> sql.sql(statement).update());
    }

    private void give(String name, UserRole role) {
        var user = Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("select id from role_user where user_id = :name")
                        .param("name", name)
                        .query(UUID.class)
                        .single()));
        direct.assign(AssignToUser.of(new UserId(user), new Target.OfRole(role.id())));
    }

    private static Account account(String name) {
        return new Account(null, name, Others.id(name));
    }

    @Test
    void rolesAreToldByIdentifierAndOfASystemTheWeightiestRightsAlone() {
        var told = claims.of(account("ELN"), "FAG").orElseThrow();
        assertThat(told.userRoles()).containsExactly("LAESER", "SKRIVER");
        assertThat(told.systemRoles()).containsExactly("RET_SKRIVER");
        assertThat(told.names())
                .containsExactly(
                        java.util.Map.entry("LAESER", "Læser (Fagsystem)"),
                        java.util.Map.entry("SKRIVER", "Skriver (Fagsystem)"));
        assertThat(told.hasUserRole("LAESER")).isTrue();
        assertThat(told.hasUserRole("laeser")).isFalse();
        assertThat(told.hasSystemRole("RET_LAESER")).as("whatever its weight").isTrue();
        assertThat(told.hasSystemRole("RET_ANDEN")).isFalse();
        assertThat(claims.of(account("eln"), "")).hasValue(told);
        assertThat(claims.of(account("eln"), system.toString())).hasValue(told);
    }

    @Test
    void aLimitThatComesToNothingTakesThePrivilegeAwayUnlessTheAuthorityWantsItOtherwise() {
        var employee = claims.profile(account("eln"), "FAG").orElseThrow();
        assertThat(employee.privileges()).extracting(Privilege::identifier).containsExactly("RET_LAESER");
        assertThat(employee.privileges().getFirst().limits())
                .containsExactly(new Privilege.Limit(
                        "http://sts.kombit.dk/constraints/orgenhed/1",
                        Others.id("S").toString()));
        var bpp = new String(Base64.getDecoder().decode(privileges.encoded(employee)), StandardCharsets.UTF_8);
        assertThat(bpp)
                .contains("<Privilege>RET_LAESER</Privilege>", ">" + Others.id("S") + "</Constraint>")
                .doesNotContain("RET_SKRIVER");
        assertThat(claims.profile(account("bo"), "FAG").orElseThrow().privileges())
                .extracting(Privilege::identifier)
                .as("who leads a unit has a limit that comes to something")
                .containsExactly("RET_LAESER", "RET_SKRIVER");
        write("update role_setting set fail_closed = false");
        assertThat(claims.profile(account("eln"), "FAG").orElseThrow().privileges())
                .extracting(Privilege::identifier)
                .containsExactly("RET_LAESER", "RET_SKRIVER");
    }

    @Test
    void whoMayNotSignInGetsNothing() {
        write("update role_user set disabled = true where user_id = 'ida'");
        write("update role_user set deleted_at = now() where user_id = 'ole'");
        for (var name : List.of("ida", "ole", "ingen")) {
            assertThat(claims.of(account(name), "FAG")).as(name).isEmpty();
            assertThat(claims.profile(account(name), "FAG")).as(name).isEmpty();
        }
        write("update role_system set flags = flags || '{ACCESS_BLOCKED}' where identifier = 'FAG'");
        var blocked = claims.of(account("eln"), "FAG").orElseThrow();
        assertThat(blocked.userRoles()).isEmpty();
        assertThat(blocked.held()).isEmpty();
        assertThat(claims.profile(account("eln"), "FAG").orElseThrow().privileges())
                .isEmpty();
    }

    @Test
    void theUserIsFoundByUuidWhereTheNameIsAnotherAndItIsOneUsersAlone() {
        assertThat(claims.of(new Account(null, "elnxx", Others.id("eln")), "FAG"))
                .isPresent();
        assertThat(claims.of(new Account("Administrativt", "eln", UUID.randomUUID()), "FAG"))
                .isPresent();
        assertThat(claims.of(new Account(null, "elnxx", UUID.randomUUID()), "FAG"))
                .isEmpty();
    }

    @Test
    void aMistakeOfTheSetUpIsSaidAndNotTakenForNoRights() {
        assertThatThrownBy(() -> claims.of(account("eln"), "INTET")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> claims.of(new Account("Intet", "eln", Others.id("eln")), "FAG"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theNeighbourKnowsNobodyOfThem() {
        var neighbour = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.<RuntimeException>run(
                neighbour.id(), () -> assertThat(claims.of(account("eln"), "")).isEmpty());
    }
}
