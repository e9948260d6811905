package dk.faelled.roles.own;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.rights.CallerAccess;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The current authority, and those who can sign in to it. */
@TestComponent
class Authority {
    private static final String PASSWORD = "a long enough word 1";
    private final Accounts accounts;
    private final CallerAccess access;
    private final UserAssignments direct;
    private final UserRoleRegister roles;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Authority(
            Accounts accounts,
            CallerAccess access,
            UserAssignments direct,
            UserRoleRegister roles,
            JdbcClient sql,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.access = access;
        this.direct = direct;
        this.roles = roles;
        this.sql = sql;
        transaction = new TransactionTemplate(transactions);
    }

    UserId account(String name, BuiltInRole... roles) {
        return account(name, null, roles);
    }

    UserId account(String name, @Nullable UUID person, BuiltInRole... roles) {
        return new UserId(accounts.keep(name, name, PASSWORD, Set.of(roles), person));
    }

    UserId invited(String name, String... roles) {
        return new UserId(accounts.keepWith(name, name, PASSWORD, Set.of(roles), null));
    }

    AccountKept kept(UserId account) {
        return accounts.open("", 1000).stream()
                .filter(one -> one.account().equals(account.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Signed in with the account, as a request finds it: remembered for a moment. */
    Set<String> signedIn(UserId account) {
        return access.ofAccount(account.value(), account.value());
    }

    /** Found out anew. */
    Set<String> held(UUID actor) {
        return access.heldBy(actor);
    }

    Set<String> held(UserId account) {
        return held(account.value());
    }

    ItSystemId system() {
        return new ItSystemId(number("select id from role_system where 'OURS' = any(flags)"));
    }

    UserRoleId role(BuiltInRole role) {
        return role(role.name());
    }

    UserRoleId role(String identifier) {
        return new UserRoleId(number("select id from user_role where deleted_at is null and system_id = " + system()
                + " and identifier = '" + identifier + "'"));
    }

    SystemRoleId right(String permission) {
        return new SystemRoleId(number(
                "select id from system_role where system_id = " + system() + " and identifier = '" + permission + "'"));
    }

    UserRole compose(String identifier, String... permissions) {
        return roles.create(system(), said(identifier, permissions));
    }

    WriteUserRole said(String identifier, String... permissions) {
        return WriteUserRole.of(
                identifier,
                identifier,
                Arrays.stream(permissions)
                        .map(permission -> new UserRole.Part(right(permission), List.of()))
                        .toArray(UserRole.Part[]::new));
    }

    AssignmentId give(UserId account, UserRoleId role) {
        return direct.assign(AssignToUser.of(account, new Target.OfRole(role))).id();
    }

    AssignmentId give(UserId account, BuiltInRole role) {
        return give(account, role(role));
    }

    AssignmentId give(UserId account, BuiltInRole role, Dates dates) {
        return direct.assign(
                        AssignToUser.of(account, new Target.OfRole(role(role))).during(dates))
                .id();
    }

    /** How the account was itself given the role. */
    AssignmentId given(UserId account, BuiltInRole role) {
        return direct.of(account).stream()
                .filter(one -> one.target().equals(new Target.OfRole(role(role))))
                .findFirst()
                .orElseThrow()
                .id();
    }

    long number(String query) {
        return Objects.requireNonNull(
                read(() -> sql.sql(query).query(Long.class).single()));
    }

    List<String> texts(String query) {
        return Objects.requireNonNull(
                read(() -> sql.sql(query).query(String.class).list()));
    }

    void change(String sentence) {
        transaction.executeWithoutResult(_ -> sql.sql(sentence).update());
    }

    <T> @Nullable T read(Supplier<T> what) {
        return transaction.execute(_ -> what.get());
    }
}
