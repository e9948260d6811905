package dk.faelled.identity.upstream;

import dk.faelled.platform.RuleBroken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What OpenID Connect needs of another provider.
 *
 * @param clientId what it calls us
 * @param secret as it gave it to us; null where it gave none
 * @param scopes asked for; {@code openid} is among them
 * @param userinfo its page about the user is read, too
 * @param classes of authentication that are asked for ({@code acr_values})
 * @param failure why what was read last was not taken; null where it was
 */
record OidcSource(
        UUID source,
        String issuer,
        String clientId,
        @Nullable String secret,
        List<String> scopes,
        boolean userinfo,
        List<String> classes,
        Discovery discovery,
        Instant readAt,
        @Nullable String failure) {
    private static final String OPENID = "openid";
    private static final int MOST = 20;

    /** @throws RuleBroken at the field that is wrong */
    OidcSource {
        if (clientId.isBlank() || clientId.length() > LoginSource.LONGEST)
            throw new RuleBroken("identity.source.client.wrong", LoginSource.LONGEST).at("clientId");
        if (secret != null && secret.length() > 1000)
            throw new RuleBroken("identity.source.secret.wrong", 1000).at("secret");
        scopes = scopes.contains(OPENID)
                ? List.copyOf(scopes)
                : java.util.stream.Stream.concat(java.util.stream.Stream.of(OPENID), scopes.stream())
                        .toList();
        words("scopes", scopes);
        words("classes", classes);
        if (userinfo && discovery.userinfo() == null)
            throw new RuleBroken("identity.source.userinfo.none").at("userinfo");
    }

    /** Names of a protocol, without blanks. */
    static List<String> words(String field, List<String> words) {
        if (words.size() > MOST
                || words.stream()
                        .anyMatch(word -> word.length() > LoginSource.LONGEST
                                || word.chars().anyMatch(c -> c <= ' ')))
            throw new RuleBroken("identity.source.words", MOST).at(field);
        return List.copyOf(words);
    }

    OidcSource read(Discovery told, Instant at, @Nullable String why) {
        return new OidcSource(source, issuer, clientId, secret, scopes, userinfo, classes, told, at, why);
    }

    @Override
    public String toString() {
        return "OidcSource[" + source + "]";
    }
}
