package dk.faelled.identity.upstream;

import org.springframework.stereotype.Component;

/** Reads what other providers say of themselves. What cannot be read or taken is noted, and the last good one goes on counting. */
@Component
class LoginSourceReading {
    private final LoginSources sources;
    private final OidcSources oidc;
    private final SamlDescriptions saml;

    LoginSourceReading(LoginSources sources, OidcSources oidc, SamlDescriptions saml) {
        this.sources = sources;
        this.oidc = oidc;
        this.saml = saml;
    }

    void readAll() {
        for (var source : sources.all())
            switch (source.kind()) {
                case OIDC -> oidc.readAgain(source.id());
                case SAML -> saml.readAgain(source.id());
            }
    }
}
