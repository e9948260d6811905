package dk.faelled.identity.oidc;

import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What systems were given, kept as hashes. A code counts once and a refresh token until the next: whoever shows one again ends
 * all that came of it, since one of the two who have it has stolen it. Of two who use one at the same time one gets its tokens,
 * and then both lose them.
 */
@Component
class Grants implements OAuth2AuthorizationService, Sweep {
    /** Past tokens are known for a day more, so that one that is shown again is noticed. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final OidcGrantTable table;
    private final GrantForms forms;
    private final Persons persons;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Replayed(String what, String subject) {}

    Grants(
            OidcGrantTable table,
            GrantForms forms,
            Persons persons,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.forms = forms;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var version = GrantForms.version(authorization);
        var tokens = GrantForms.tokens(authorization, clock.instant());
        if (version == null) {
            transaction.executeWithoutResult(_ -> table.add(forms.grant(authorization), tokens));
            return;
        }
        boolean written = Boolean.TRUE.equals(transaction.execute(_ -> {
            if (table.change(authorization.getId(), version, tokens) == 0) return false;
            var before = GrantForms.refreshBefore(authorization);
            if (before != null && tokens.refresh() != null && !Arrays.equals(before, tokens.refresh()))
                table.former(before, authorization.getId());
            return true;
        }));
        if (written) return;
        transaction.executeWithoutResult(
                _ -> table.byId(authorization.getId()).ifPresent(grant -> replayed(grant, "at-once")));
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        transaction.executeWithoutResult(_ -> table.revoke(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return transaction.execute(_ -> table.byId(id)
                .filter(grant -> !grant.revoked())
                .flatMap(grant -> forms.authorization(grant, GrantForms.Shown.NOTHING))
                .orElse(null));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var hash = Sha256.of(token);
        var kind = type == null ? "" : type.getValue();
        return transaction.execute(_ -> {
            Optional<OAuth2Authorization> found =
                    switch (kind) {
                        case OAuth2ParameterNames.CODE -> byCode(token, hash);
                        case OAuth2ParameterNames.ACCESS_TOKEN -> byAccess(token, hash);
                        case OAuth2ParameterNames.REFRESH_TOKEN -> byRefresh(token, hash);
                        case "" -> byAccess(token, hash).or(() -> byRefresh(token, hash));
                        // we look for what else there is ourselves
                        default -> Optional.empty();
                    };
            return found.orElse(null);
        });
    }

    private Optional<OAuth2Authorization> byCode(String token, byte[] hash) {
        var found = table.byCode(hash);
        if (found.isEmpty() || found.get().revoked()) return Optional.empty();
        if (found.get().codeUsed()) {
            replayed(found.get(), "code");
            return Optional.empty();
        }
        return forms.authorization(found.get(), GrantForms.Shown.code(token));
    }

    private Optional<OAuth2Authorization> byAccess(String token, byte[] hash) {
        return table.byAccess(hash)
                .filter(grant -> !grant.revoked())
                .flatMap(grant -> forms.authorization(grant, GrantForms.Shown.access(token)));
    }

    private Optional<OAuth2Authorization> byRefresh(String token, byte[] hash) {
        var found = table.byRefresh(hash);
        if (found.isEmpty()) {
            table.ofFormer(hash).flatMap(table::byId).ifPresent(grant -> replayed(grant, "refresh"));
            return Optional.empty();
        }
        var grant = found.get();
        if (grant.revoked()) return Optional.empty();
        // whoever is locked, or gone, gets no more tokens
        var account = grant.account();
        if (account == null
                || persons.ofAccount(account)
                        .filter(person -> person.locks(clock.instant()).isEmpty())
                        .isEmpty()) {
            table.revoke(grant.id());
            return Optional.empty();
        }
        return forms.authorization(grant, GrantForms.Shown.refresh(token));
    }

    private void replayed(Grant grant, String what) {
        if (table.revoke(grant.id()) == 0) return;
        audit.changed(
                "identity.oidc.replay",
                ServiceProviders.entity(grant.provider()),
                null,
                new Replayed(what, grant.subject()),
                null);
    }

    @Override
    public boolean sweep(Instant now) {
        return table.sweep(now.minus(KEPT));
    }
}
