package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.claims.Claims.Told;
import dk.faelled.identity.provider.history.Historic;
import dk.faelled.identity.provider.history.InWords;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a system is told, which has a history. */
@Component
class ClaimsPart implements Historic<Told> {
    private final Claims claims;
    private final ServiceProviders providers;

    ClaimsPart(Claims claims, ServiceProviders providers) {
        this.claims = claims;
        this.providers = providers;
    }

    @Override
    public Part part() {
        return Part.CLAIMS;
    }

    @Override
    public Class<Told> kept() {
        return Told.class;
    }

    @Override
    public Optional<Told> now(UUID provider) {
        return providers.find(provider).map(_ -> new Told(claims.of(provider)));
    }

    @Override
    public void back(UUID provider, Told state) {
        claims.become(provider, state.claims());
    }

    @Override
    public List<Map<String, List<String>>> inWords(List<Told> states) {
        return states.stream().map(ClaimsPart::inWords).toList();
    }

    private static Map<String, List<String>> inWords(Told told) {
        var words = new InWords();
        for (var claim : told.claims())
            words.add(
                    claim.name(),
                    Messages.text("identity.claim.kind." + claim.kind())
                            + ": " + value(claim)
                            + (claim.required() ? " (" + Messages.text("identity.claim.required") + ")" : "")
                            + (claim.single() ? " (" + Messages.text("identity.claim.single") + ")" : ""));
        return words.all();
    }

    /** Where it comes from, in words. */
    static String value(Claim claim) {
        var operation = claim.operation();
        if (operation == null) return claim.value();
        return Messages.text("identity.claim.operation." + operation)
                + (claim.system() == null || claim.system().isEmpty() ? "" : ": " + claim.system())
                + (claim.role() == null || claim.role().isEmpty() ? "" : ", " + claim.role())
                + (operation.isCondition() ? " → " + claim.value() : "");
    }
}
