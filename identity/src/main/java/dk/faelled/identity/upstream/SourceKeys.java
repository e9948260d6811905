package dk.faelled.identity.upstream;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dk.faelled.platform.RuleBroken;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The keys that other providers sign with, as they publish them; of each address what was read last, at most ten minutes old. A
 * key that is not among them is looked for once more, though not more often than each half minute.
 */
@Component
class SourceKeys {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int FEWEST_BITS = 2048;
    private static final int MOST = 1000;
    private final Map<String, Read> known = new ConcurrentHashMap<>();
    private final SourceCalls calls;
    private final Clock clock;

    private record Read(JWKSet keys, Instant at) {}

    SourceKeys(SourceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** @param address where they are published */
    JWKSource<SecurityContext> at(String address) {
        return (selector, _) -> select(address, selector);
    }

    private List<JWK> select(String address, JWKSelector selector) {
        var now = clock.instant();
        var read = known.get(address);
        if (read == null || now.isAfter(read.at().plus(FRESH))) return selector.select(fetched(address, now));
        var found = selector.select(read.keys());
        return found.isEmpty() && now.isAfter(read.at().plus(PAUSE)) ? selector.select(fetched(address, now)) : found;
    }

    /** @throws SourceRefused where nothing can be read there */
    private JWKSet fetched(String address, Instant now) {
        try {
            var answer = calls.get(address, null);
            if (!answer.isGood()) throw new SourceRefused(Fault.UNREACHABLE, "keys " + answer.status());
            var all = JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8)).getKeys().stream()
                    .filter(SourceKeys::isStrong)
                    .toList();
            var keys = new JWKSet(all).toPublicJWKSet();
            if (known.size() >= MOST) known.clear();
            known.put(address, new Read(keys, now));
            return keys;
        } catch (ParseException | RuleBroken unreadable) {
            throw new SourceRefused(Fault.UNREACHABLE, "keys");
        }
    }

    private static boolean isStrong(JWK key) {
        return !(key instanceof RSAKey rsa) || rsa.size() >= FEWEST_BITS;
    }
}
