package dk.faelled.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An authority's own keys: made once, replaced in two steps, sealed, and missed in time (ADM-09). */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class SigningKeysTest {
    @Autowired
    SigningKeys keys;

    @Autowired
    SigningKeyTable table;

    @Autowired
    SigningKeyExpiry expiry;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private List<State> states(Algorithm algorithm) {
        return keys.published().stream()
                .filter(key -> key.algorithm() == algorithm)
                .map(SigningKey::state)
                .toList();
    }

    @Test
    void aKeyIsMadeWhenItIsAskedForAndReplacedInTwoSteps() {
        var first = keys.primary(Algorithm.ES256);
        assertThat(keys.primary(Algorithm.ES256).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> keys.rollOver(Algorithm.ES256)).isInstanceOf(RuleBroken.class);
        var next = keys.prepare(Algorithm.ES256);
        assertThatThrownBy(() -> keys.prepare(Algorithm.ES256)).isInstanceOf(RuleBroken.class);
        assertThat(keys.primary(Algorithm.ES256).id()).isEqualTo(first.id());
        assertThat(states(Algorithm.ES256)).containsExactly(State.NEXT, State.PRIMARY);
        keys.rollOver(Algorithm.ES256);
        assertThat(keys.primary(Algorithm.ES256).id()).isEqualTo(next.id());
        assertThat(states(Algorithm.ES256)).containsExactly(State.PRIMARY, State.FORMER);
        assertThatThrownBy(() -> keys.remove(next.id())).isInstanceOf(RuleBroken.class);
        keys.remove(first.id());
        assertThat(states(Algorithm.ES256)).containsExactly(State.PRIMARY);
    }

    @Test
    void thePrivatePartIsSealedAndAnotherAuthorityHasKeysOfItsOwn() {
        var ours = keys.primary(Algorithm.RS256);
        var sealed = transaction.execute(_ -> sql.sql("select sealed from identity_signing_key where id = :id")
                .param("id", ours.id())
                .query((row, _) -> row.getBytes(1))
                .single());
        assertThat(new String(java.util.Objects.requireNonNull(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(ours.key().getEncoded())
                        .substring(0, 40));
        var cvr = Integer.toString(ThreadLocalRandom.current().nextInt(40_000_000, 90_000_000));
        var other = tenants.create(cvr, "", "Nøgleby " + cvr, TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(other.id(), () -> {
            assertThat(keys.primary(Algorithm.RS256).id()).isNotEqualTo(ours.id());
            assertThat(keys.published()).extracting(SigningKey::id).doesNotContain(ours.id());
            assertThatThrownBy(() -> keys.remove(ours.id())).isInstanceOf(RuleBroken.class);
        });
    }

    @Test
    void oneThatEndsSoonIsATaskUntilItIsReplaced() {
        var cvr = Integer.toString(ThreadLocalRandom.current().nextInt(40_000_000, 90_000_000));
        var authority = tenants.create(cvr, "", "Udløbsby " + cvr, TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(authority.id(), () -> {
            var old = SelfSigned.make(
                    Algorithm.ES256, State.PRIMARY, "Udløbsby", clock.instant().minus(Duration.ofDays(3 * 365L - 20)));
            transaction.executeWithoutResult(_ -> table.add(old));
            expiry.warn();
            assertThat(open()).containsExactly("identity.key.expires:" + old.id() + ":30");
            keys.prepare(Algorithm.ES256);
            keys.rollOver(Algorithm.ES256);
            expiry.warn();
            assertThat(open()).isEmpty();
        });
    }

    private List<String> open() {
        return java.util.Objects.requireNonNull(transaction.execute(
                _ -> sql.sql("select key from task where closed_at is null and key like 'identity.key.expires%'")
                        .query(String.class)
                        .list()));
    }
}
