package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Others;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A municipality in which people ask for roles: K (Anna) → S (Bo) → S2 (Carla) and T (Dorte); Erik, Fie and Gert work in S2,
 * Ida and Jens in T.
 */
final class Asked {
    private final ApplicationContext context;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Asked(ApplicationContext context) throws Exception {
        this.context = context;
        sql = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
        var others = new Others(context, "loadApi");
        run("update account_domain set source = 'API_LOAD' where is_primary");
        others.post("title", "[{\"uuid\":\"%s\",\"name\":\"Medarbejder\"}]".formatted(Others.id("Medarbejder")), 200);
        load();
    }

    void load(String... managers) throws Exception {
        var units = List.of("K<:anna", "S<K:bo", "S2<S:" + (managers.length == 0 ? "carla" : managers[0]), "T<K:dorte");
        new Others(context, "loadApi")
                .post(
                        "organisation/v3",
                        Others.organisation(
                                units,
                                List.of(
                                        "anna@K",
                                        "bo@S",
                                        "carla@S2",
                                        "dorte@T",
                                        "erik@S2",
                                        "fie@S2",
                                        "gert@S2",
                                        "ida@T",
                                        "jens@T")),
                        200);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void run(String statement) {
        transaction.executeWithoutResult(_ -> sql.sql(statement).update());
    }

    <T> List<T> ask(String query, Class<T> type) {
        return Objects.requireNonNull(
                transaction.execute(_ -> sql.sql(query).query(type).list()));
    }

    UserId user(String name) {
        return new UserId(ask("select id from role_user where user_id = '" + name + "'", UUID.class)
                .getFirst());
    }

    static UUID person(String name) {
        return Others.id(name);
    }

    static UnitId unit(String name) {
        return new UnitId(Others.id(name));
    }

    /** In the name of somebody who may ask and decide, as everybody may. */
    static void by(String name, Context.Act<RuntimeException> act) {
        by(name, Set.of(RequestsConfiguration.CREATE), act);
    }

    static void byAdministrator(Context.Act<RuntimeException> act) {
        by("admin", Set.of(RequestsConfiguration.CREATE, RequestsConfiguration.READ, RequestsConfiguration.ADMIN), act);
    }

    static void by(String name, Set<String> held, Context.Act<RuntimeException> act) {
        new Context(Tenant.current(), new Actor(Actor.Kind.PERSON, person(name), name), Context.DANISH, "prøve-prøve")
                .<RuntimeException>run(() -> CallerRights.<RuntimeException>run(held, act));
    }

    ItSystemId system(String name) {
        return bean(RoleSystemRegister.class)
                .create(WriteItSystem.of(name, name.toUpperCase(Locale.ROOT), ItSystem.Kind.SAML))
                .id();
    }

    UserRole role(ItSystemId system, String name, UserRole.Flag... flags) {
        return bean(UserRoleRegister.class)
                .create(
                        system,
                        WriteUserRole.of(name, name.toUpperCase(Locale.ROOT).replace(' ', '_'))
                                .with(Arrays.stream(flags).collect(Collectors.toSet())));
    }

    RoleGroup group(String name, UserRole... roles) {
        return bean(RoleGroupRegister.class)
                .create(new WriteRoleGroup(
                        name, "", false, Arrays.stream(roles).map(UserRole::id).collect(Collectors.toSet())));
    }

    static Target of(UserRole role) {
        return new Target.OfRole(role.id());
    }

    void says(UserRole role, Set<RequestableBy> requesters, Set<ApprovableBy> approvers) {
        says(PolicyRegister.Of.ROLE, role.id().value(), requesters, approvers, null);
    }

    void says(
            PolicyRegister.Of of,
            long id,
            Set<RequestableBy> requesters,
            Set<ApprovableBy> approvers,
            @Nullable Set<UnitId> units) {
        var register = bean(PolicyRegister.class);
        register.keep(
                of,
                id,
                register.get(of, id).version(),
                new PolicyRegister.Said(requesters, approvers, null, units),
                null);
    }

    /** Somebody holds that right of Fælled, for some data. @param limits as the constraint types have it */
    void holds(String name, String right, ConstraintValue... limits) {
        var own = new ItSystemId(ask("select id from role_system where 'OURS' = any(flags)", Long.class)
                .getFirst());
        var systemRole = bean(CatalogueTable.class).systemRolesOf(own).stream()
                .filter(one -> one.value().identifier().equals(right))
                .findFirst()
                .orElseThrow()
                .value();
        var role = bean(UserRoleRegister.class)
                .create(
                        own,
                        WriteUserRole.of(
                                name + " " + right,
                                name + "-" + UUID.randomUUID(),
                                new UserRole.Part(systemRole.id(), List.of(limits))));
        bean(UserAssignments.class).assign(AssignToUser.of(user(name), new Target.OfRole(role.id())));
    }
}
