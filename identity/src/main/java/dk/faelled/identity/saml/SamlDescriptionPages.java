package dk.faelled.identity.saml;

import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.identity.provider.SigningKeys;
import dk.faelled.identity.saml.message.Certificates;
import dk.faelled.identity.saml.message.OwnDescription;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What we say of ourselves, for those who connect a system. */
@Controller
@Public("a system that is to be connected reads it")
class SamlDescriptionPages {
    private static final MediaType METADATA = MediaType.parseMediaType("application/samlmetadata+xml;charset=UTF-8");
    private static final MediaType CERTIFICATE = MediaType.parseMediaType("application/x-pem-file");
    private static final String SELF_SIGNED = "SELFSIGNED";
    private static final int LONGEST = 50;
    private final SigningKeys keys;
    private final SamlAnswers answers;
    private final SamlAddresses addresses;
    private final Clock clock;

    SamlDescriptionPages(SigningKeys keys, SamlAnswers answers, SamlAddresses addresses, Clock clock) {
        this.keys = keys;
        this.answers = answers;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * @param sign {@code false} for a description without a signature
     * @param cert which kind of certificate is to stand in it; ours are self-signed, all of them
     */
    @GetMapping("/sso/saml/metadata")
    ResponseEntity<String> metadata(
            @RequestParam(defaultValue = "true") String sign,
            @RequestParam(defaultValue = SELF_SIGNED) String cert,
            HttpServletRequest request) {
        var here = addresses.entityId(request);
        if (!sign.equalsIgnoreCase("true") && !sign.equalsIgnoreCase("false"))
            return wrong("identity.saml.metadata.sign", sign);
        if (!cert.equalsIgnoreCase(SELF_SIGNED)) return wrong("identity.saml.metadata.cert", cert);
        var own = new OwnDescription(
                here,
                here + SamlAddresses.LOGIN,
                here + SamlAddresses.LOGOUT,
                here + SamlAddresses.LOGOUT_RESPONSE,
                all().stream().map(SigningKey::certificate).toList());
        var now = clock.instant();
        return ResponseEntity.ok()
                .contentType(METADATA)
                .body(sign.equalsIgnoreCase("true") ? own.signed(now, answers.signer()) : own.unsigned(now));
    }

    private static ResponseEntity<String> wrong(String key, String given) {
        return ResponseEntity.badRequest()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(Messages.text(key, given.length() > LONGEST ? given.substring(0, LONGEST) : given) + "\n");
    }

    /** The one that signs, then the one that will, then those that did. */
    private List<SigningKey> all() {
        return keys.published().stream()
                .filter(key -> key.algorithm() == SigningKey.Algorithm.RS256)
                .sorted(Comparator.comparing((SigningKey key) -> key.state() != State.PRIMARY)
                        .thenComparing(key -> key.state() != State.NEXT))
                .toList();
    }

    @GetMapping("/sso/saml/primaryCert")
    ResponseEntity<String> primary(HttpServletRequest request) {
        return certificate(State.PRIMARY, request);
    }

    /** Of the key that is to follow; 404 while there is none. */
    @GetMapping("/sso/saml/secondaryCert")
    ResponseEntity<String> secondary(HttpServletRequest request) {
        return certificate(State.NEXT, request);
    }

    /** Of the key that signs: that it has signed its certificate itself is what the address says. */
    @GetMapping("/sso/saml/selfsignedCert")
    ResponseEntity<String> selfSigned(HttpServletRequest request) {
        return certificate(State.PRIMARY, request);
    }

    private ResponseEntity<String> certificate(State state, HttpServletRequest request) {
        addresses.entityId(request);
        return all().stream()
                .filter(key -> key.state() == state)
                .findFirst()
                .map(key -> ResponseEntity.ok().contentType(CERTIFICATE).body(Certificates.pem(key.certificate())))
                .orElseThrow(() -> new NotFound("certificate"));
    }
}
