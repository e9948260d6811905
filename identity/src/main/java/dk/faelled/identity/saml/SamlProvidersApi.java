package dk.faelled.identity.saml;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dk.faelled.identity.provider.Member;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProvidersApi;
import dk.faelled.identity.saml.message.NameFormat;
import dk.faelled.identity.saml.message.Profile;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Systems that speak SAML, over HTTP: taken in by what they say of themselves, and how they are answered (BEY-10). */
@RestController
@RequestMapping(ProvidersApi.PATH)
@Requires(ProviderPages.WRITE)
class SamlProvidersApi {
    private static final String WHY = "it says where people's identities are sent";
    private final SamlServices services;
    private final Wizard wizard;
    private final SamlSources sources;

    /** @param version of the description that counts @param readAt when its source was read last @param failure why what was read then was not taken; null for it was */
    record Service(
            String profile,
            String nameFormat,
            boolean encrypts,
            boolean signsResponse,
            boolean allowsUnsigned,
            boolean older,
            @Nullable String source,
            int version,
            Instant readAt,
            @Nullable String failure) {
        static Service of(SamlService one) {
            return new Service(
                    one.profile().name(),
                    one.nameFormat().name(),
                    one.encrypts(),
                    one.signsResponse(),
                    one.allowsUnsigned(),
                    one.older(),
                    one.source(),
                    one.version(),
                    one.readAt(),
                    one.failure());
        }
    }

    /** One of the last two. @param name empty or absent for what it calls itself @param template absent for what it shows @param metadata its description, in XML @param source where that is published */
    record New(
            @Nullable String name,
            @Nullable String template,
            @Nullable String metadata,
            @Nullable String source) {}

    record Added(UUID id) {}

    /** All of it, in the shape in which it is read. */
    @JsonIgnoreProperties({"version", "readAt", "failure"})
    record Wish(
            @Nullable String profile,
            @Nullable String nameFormat,
            @Nullable Boolean encrypts,
            @Nullable Boolean signsResponse,
            @Nullable Boolean allowsUnsigned,
            @Nullable Boolean older,
            @Nullable String source) {
        SamlService on(SamlService before) {
            return before.answered(
                            Member.one("profile", profile, Profile.class),
                            Member.one("nameFormat", nameFormat, NameFormat.class),
                            Member.there("encrypts", encrypts),
                            Member.there("signsResponse", signsResponse),
                            Member.there("allowsUnsigned", allowsUnsigned),
                            Member.there("older", older))
                    .from(source == null || source.isBlank() ? null : source.strip());
        }
    }

    /** @param metadata its description, in XML; absent for what stands at its source now */
    record Description(@Nullable String metadata) {}

    SamlProvidersApi(SamlServices services, Wizard wizard, SamlSources sources) {
        this.services = services;
        this.wizard = wizard;
        this.sources = sources;
    }

    /** It is closed until somebody opens it. */
    @PostMapping("/saml")
    @Sensitive(WHY)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@RequestBody New wish) {
        var source = wish.source();
        var template = wish.template() == null ? null : Member.one("template", wish.template(), Template.class);
        var name = wish.name() == null ? "" : wish.name().strip();
        return new Added(taken(source == null ? "metadata" : "source", () -> {
            var xml = source == null ? bytes(Member.there("metadata", wish.metadata())) : sources.read(source.strip());
            return wizard.add(name, xml, source == null ? null : source.strip(), template);
        }));
    }

    @GetMapping("/{id}/saml")
    @Requires(ProviderPages.READ)
    Service one(@PathVariable UUID id) {
        return Service.of(services.get(id).service());
    }

    @PutMapping("/{id}/saml")
    @Sensitive(WHY)
    Service change(@PathVariable UUID id, @RequestBody Wish wish) {
        services.change(id, wish::on);
        return one(id);
    }

    /** Another description, or what stands at its source now. */
    @PutMapping("/{id}/saml/metadata")
    @Sensitive(WHY)
    Service describe(@PathVariable UUID id, @RequestBody Description wish) {
        var source = services.get(id).service().source();
        var given =
                wish.metadata() == null && source == null ? Member.there("metadata", wish.metadata()) : wish.metadata();
        return taken("metadata", () -> {
            services.describe(id, given != null ? bytes(given) : sources.read(String.valueOf(source)));
            return one(id);
        });
    }

    private static byte[] bytes(String xml) {
        return xml.strip().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T taken(String member, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw new RuleBroken("identity.saml.refused." + refused.why(), refused.detail()).at(member);
        }
    }
}
