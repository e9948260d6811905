package dk.faelled.platform.operations;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way into an installation that holds nobody: a link at the console, by which the first operator comes in. */
@Component
public class FirstOperator {
    /** No authority's number: no CVR number begins with nought. */
    public static final String CVR = "00000000";

    static final Set<String> ROLES = Set.of(BuiltInRole.OPERATOR.name(), BuiltInRole.ADMINISTRATOR.name());
    private static final Duration LIFE = Duration.ofMinutes(30);
    private final TenantRegister tenants;
    private final AccountLinks links;
    private final TransactionTemplate transaction;

    FirstOperator(TenantRegister tenants, AccountLinks links, PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.links = links;
        transaction = new TransactionTemplate(transactions);
    }

    /** The path of a fresh link, which earlier ones give way to; empty once somebody has come in. */
    public Optional<String> link() {
        var found = tenants.ofCvr(CVR);
        if (found.isPresent() && found.get().status() != TenantInfo.Status.NEW) return Optional.empty();
        var tenant = found.orElseGet(() -> new TenantInfo(
                new TenantId(UUID.randomUUID()), CVR, "Drift", TenantInfo.Kind.OPERATOR, TenantInfo.Status.NEW));
        var made = Tenant.<AccountLinks.Made, RuntimeException>call(
                tenant.id(),
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    if (found.isEmpty()) tenants.register(tenant, "", java.util.List.of(), Set.of());
                    return links.make("drift", "Driftsoperatør", ROLES, LIFE);
                })));
        tenants.readAgain();
        return Optional.of(path(CVR, made.token()));
    }

    static String path(String cvr, String token) {
        return "/first-sign-in/" + cvr + "/" + token;
    }
}
