package dk.faelled.identity.saml;

import dk.faelled.identity.provider.history.Historic;
import dk.faelled.identity.provider.history.InWords;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.saml.SamlService.Kept;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a system is answered, and which of its descriptions counts, which has a history. */
@Component
class SamlPart implements Historic<Kept> {
    private final SamlServices services;

    SamlPart(SamlServices services) {
        this.services = services;
    }

    @Override
    public Part part() {
        return Part.SAML;
    }

    @Override
    public Class<Kept> kept() {
        return Kept.class;
    }

    @Override
    public Optional<Kept> now(UUID provider) {
        return services.find(provider).map(party -> party.service().kept());
    }

    @Override
    public void back(UUID provider, Kept state) {
        services.back(provider, state);
    }

    @Override
    public List<Map<String, List<String>>> inWords(List<Kept> states) {
        return states.stream().map(SamlPart::inWords).toList();
    }

    private static Map<String, List<String>> inWords(Kept kept) {
        return new InWords()
                .put("identity.saml.profile", Messages.text("identity.saml.profile." + kept.profile()))
                .put("identity.saml.name-format", Messages.text("identity.saml.name-format." + kept.nameFormat()))
                .put("identity.saml.encrypts", kept.encrypts())
                .put("identity.saml.signs", kept.signsResponse())
                .put("identity.saml.unsigned", kept.allowsUnsigned())
                .put("identity.saml.older", kept.older())
                .put("identity.saml.source", kept.source() == null ? "" : kept.source())
                .put("identity.saml.told", Messages.text("identity.saml.version.number", kept.version()))
                .all();
    }
}
