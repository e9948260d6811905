package dk.faelled.identity.saml;

import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.identity.provider.SigningKeys;
import dk.faelled.identity.saml.message.Certificates;
import dk.faelled.identity.saml.message.OwnDescription;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What we say of ourselves, for those who connect a system. */
@Controller
@Public("a system that is to be connected reads it")
class SamlDescriptionPages {
    private static final MediaType METADATA = MediaType.parseMediaType("application/samlmetadata+xml;charset=UTF-8");
    private static final MediaType CERTIFICATE = MediaType.parseMediaType("application/x-pem-file");
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

    @GetMapping("/sso/saml/metadata")
    ResponseEntity<String> metadata(HttpServletRequest request) {
        var here = addresses.entityId(request);
        var own = new OwnDescription(
                here,
                here + SamlAddresses.LOGIN,
                here + SamlAddresses.LOGOUT,
                here + SamlAddresses.LOGOUT_RESPONSE,
                all().stream().map(SigningKey::certificate).toList());
        return ResponseEntity.ok().contentType(METADATA).body(own.signed(clock.instant(), answers.signer()));
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

    private ResponseEntity<String> certificate(State state, HttpServletRequest request) {
        addresses.entityId(request);
        return all().stream()
                .filter(key -> key.state() == state)
                .findFirst()
                .map(key -> ResponseEntity.ok().contentType(CERTIFICATE).body(Certificates.pem(key.certificate())))
                .orElseThrow(() -> new NotFound("certificate"));
    }
}
