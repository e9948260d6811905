package dk.faelled.identity.upstream;

import dk.faelled.identity.upstream.LoginSource.Kind;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The providers of OpenID Connect. What they say of themselves is read before anything is kept, and again each hour. */
@Component
class OidcSources {
    private final LoginSources sources;
    private final OidcSourceTable table;
    private final SourceCalls calls;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** As somebody writes it. @param secret null to leave it as it is */
    record Wish(
            String issuer,
            String clientId,
            @Nullable String secret,
            List<String> scopes,
            boolean userinfo,
            List<String> classes) {
        @Override
        public String toString() {
            return "Wish[" + issuer + "]";
        }
    }

    /** As the log keeps it. */
    private record Kept(
            String issuer,
            String clientId,
            boolean secret,
            List<String> scopes,
            boolean userinfo,
            List<String> classes,
            Discovery discovery) {
        static Kept of(OidcSource one) {
            return new Kept(
                    one.issuer(),
                    one.clientId(),
                    one.secret() != null,
                    one.scopes(),
                    one.userinfo(),
                    one.classes(),
                    one.discovery());
        }
    }

    OidcSources(
            LoginSources sources,
            OidcSourceTable table,
            SourceCalls calls,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.table = table;
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** @throws NotFound where there is none */
    OidcSource get(UUID source) {
        return Objects.requireNonNull(transaction.execute(_ -> kept(source)));
    }

    private OidcSource kept(UUID source) {
        return table.find(source).orElseThrow(() -> new NotFound("login source " + source));
    }

    /** A new one, closed until it is opened. @throws RuleBroken at the field that is wrong, and where its issuer cannot be read */
    UUID add(String name, Wish wish) {
        var source = LoginSource.of(Ids.next(), Kind.OIDC, name);
        var oidc = made(source.id(), wish, null);
        transaction.executeWithoutResult(_ -> {
            sources.add(source);
            table.add(oidc);
            audit.changed("identity.source.connect", LoginSources.entity(source.id()), null, Kept.of(oidc), null);
        });
        return source.id();
    }

    /** @throws RuleBroken as {@link #add} */
    void change(UUID source, Wish wish) {
        var before = get(source);
        var after = made(source, wish, before.secret());
        transaction.executeWithoutResult(_ -> {
            table.change(after);
            if (!Kept.of(before).equals(Kept.of(after)) || wish.secret() != null)
                audit.changed(
                        "identity.source.connect", LoginSources.entity(source), Kept.of(before), Kept.of(after), null);
        });
    }

    private OidcSource made(UUID id, Wish wish, @Nullable String secret) {
        return new OidcSource(
                id,
                wish.issuer(),
                wish.clientId().strip(),
                wish.secret() == null ? secret : wish.secret(),
                wish.scopes(),
                wish.userinfo(),
                wish.classes(),
                discovered(wish.issuer()),
                clock.instant(),
                null);
    }

    private Discovery discovered(String issuer) {
        try {
            var answer = calls.get(Discovery.address(issuer), null);
            if (!answer.isGood())
                throw new RuleBroken("identity.source.discovery.status", Discovery.address(issuer), answer.status());
            return Discovery.read(answer.body(), issuer);
        } catch (RuleBroken broken) {
            throw broken.at("issuer");
        }
    }

    /** What it says of itself now. What cannot be read leaves what counts as it is. */
    void readAgain(UUID source) {
        var before = get(source);
        OidcSource after;
        try {
            after = before.read(discovered(before.issuer()), clock.instant(), null);
        } catch (RuleBroken broken) {
            after = before.read(before.discovery(), clock.instant(), broken.key());
        }
        var read = after;
        transaction.executeWithoutResult(_ -> {
            // somebody may have changed it meanwhile
            var now = table.find(source).orElse(null);
            if (now == null
                    || !now.issuer().equals(read.issuer())
                    || now.readAt().isAfter(before.readAt())) return;
            table.change(now.read(read.discovery(), read.readAt(), read.failure()));
        });
    }
}
