package dk.faelled.identity.oidc;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dk.faelled.platform.RuleBroken;
import java.text.ParseException;
import java.util.HashSet;

/** The keys by which a system proves who it is, as somebody gives them to us. */
final class ClientKeys {
    private static final int MOST = 10;
    private static final int LONGEST = 20_000;
    private static final int FEWEST_BITS = 2048;

    private ClientKeys() {}

    /** As they are kept. @throws RuleBroken at {@code keys} where it is no set of public keys that are strong enough */
    static String checked(String text) {
        JWKSet all;
        try {
            all = text.length() > LONGEST ? new JWKSet() : JWKSet.parse(text);
        } catch (ParseException none) {
            throw new RuleBroken("identity.oidc.keys.none").at("keys");
        }
        var ids = new HashSet<String>();
        for (var key : all.getKeys()) {
            if (key.isPrivate()) throw new RuleBroken("identity.oidc.keys.private").at("keys");
            if (!isStrong(key) || key.getKeyID() == null || !ids.add(key.getKeyID()))
                throw new RuleBroken("identity.oidc.keys.wrong", FEWEST_BITS).at("keys");
        }
        if (all.isEmpty() || all.size() > MOST) throw new RuleBroken("identity.oidc.keys.none").at("keys");
        return all.toString();
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= FEWEST_BITS;
            case ECKey _ -> true;
            default -> false;
        };
    }

    static JWKSet read(String kept) {
        try {
            return JWKSet.parse(kept);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
