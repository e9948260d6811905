package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * How an assertion is encrypted: with a key made for it, which travels under the key of the receiver.
 *
 * @param content of the assertion, {@code transport} of its key; names of XML encryption
 * @param digest and {@code mask} of the padding of the key
 */
public record Encryption(
        String content,
        int bits,
        String transport,
        String digest,
        @Nullable String mask) {
    private static final String OAEP = Names.ENCRYPTION + "rsa-oaep-mgf1p";
    private static final String OAEP_11 = Names.ENCRYPTION_11 + "rsa-oaep";
    private static final String SHA1 = Names.SIGNATURE + "sha1";
    private static final String MASK_SHA1 = Names.ENCRYPTION_11 + "mgf1sha1";
    private static final String MASK_SHA256 = Names.ENCRYPTION_11 + "mgf1sha256";
    private static final Set<String> DIGESTS = Set.of(SHA1, Names.SHA256);
    private static final Set<String> MASKS = Set.of(MASK_SHA1, MASK_SHA256);

    /** Of OIOSAML 3: nobody can change what is encrypted unseen. */
    public static final Encryption OIOSAML_3 =
            new Encryption(Names.ENCRYPTION_11 + "aes256-gcm", 256, OAEP_11, Names.SHA256, MASK_SHA256);

    /** Of what is older. */
    public static final Encryption OLDER = new Encryption(Names.ENCRYPTION + "aes256-cbc", 256, OAEP, SHA1, null);

    /** The best first. */
    private static final List<String> CONTENTS = List.of(
            Names.ENCRYPTION_11 + "aes256-gcm",
            Names.ENCRYPTION_11 + "aes128-gcm",
            Names.ENCRYPTION + "aes256-cbc",
            Names.ENCRYPTION + "aes128-cbc");

    /** Whether an assertion may be encrypted so: nothing whose padding tells others of what is inside. */
    static boolean mayBe(String content, String transport) {
        return CONTENTS.contains(content) && (transport.equals(OAEP) || transport.equals(OAEP_11));
    }

    /** What a receiver that lists its algorithms is sent: the best of them; where it lists none of a kind, the profile's. */
    static Encryption of(Profile profile, List<Element> listed) {
        var usual = profile == Profile.OIOSAML3 ? OIOSAML_3 : OLDER;
        var names = listed.stream().map(Encryption::algorithm).toList();
        var contents = names.stream().filter(Encryption::isContent).toList();
        var transports =
                listed.stream().filter(method -> !isContent(algorithm(method))).toList();
        var content = contents.isEmpty()
                ? usual.content
                : CONTENTS.stream()
                        .filter(contents::contains)
                        .findFirst()
                        .orElseThrow(() -> new Refused(Why.NO_CIPHER, String.join(", ", contents)));
        var bits = content.contains("128") ? 128 : 256;
        if (transports.isEmpty()) return new Encryption(content, bits, usual.transport, usual.digest, usual.mask);
        for (var wanted : List.of(OAEP_11, OAEP))
            for (var method : transports)
                if (algorithm(method).equals(wanted)) {
                    var digest = inner(method, Names.SIGNATURE, "DigestMethod");
                    var mask = inner(method, Names.ENCRYPTION_11, "MGF");
                    boolean newer = wanted.equals(OAEP_11);
                    if (digest == null) digest = newer ? Names.SHA256 : SHA1;
                    if (mask == null) mask = MASK_SHA256;
                    if (DIGESTS.contains(digest) && MASKS.contains(mask))
                        return new Encryption(content, bits, wanted, digest, newer ? mask : null);
                }
        throw new Refused(
                Why.NO_CIPHER,
                String.join(", ", transports.stream().map(Encryption::algorithm).toList()));
    }

    private static boolean isContent(String algorithm) {
        return algorithm.contains("aes") && !algorithm.contains("kw-") || algorithm.contains("tripledes");
    }

    private static String algorithm(Element method) {
        var named = Tree.attribute(method, "Algorithm");
        return named == null ? "" : named;
    }

    private static @Nullable String inner(Element method, String namespace, String name) {
        var found = Tree.children(method, namespace, name);
        return found.isEmpty() ? null : Tree.attribute(found.getFirst(), "Algorithm");
    }
}
