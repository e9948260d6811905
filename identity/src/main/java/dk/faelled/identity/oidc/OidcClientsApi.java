package dk.faelled.identity.oidc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dk.faelled.identity.oidc.OidcClient.Kept;
import dk.faelled.identity.oidc.OidcClient.Loa;
import dk.faelled.identity.provider.Member;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProvidersApi;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Systems that speak OpenID Connect, over HTTP. */
@RestController
@RequestMapping(ProvidersApi.PATH)
@Requires(ProviderPages.WRITE)
class OidcClientsApi {
    private static final String WHY = "it says where people's tokens are sent";
    private static final JsonMapper JSON = new JsonMapper();
    private final OidcClients clients;
    private final ServiceProviders providers;

    /** @param keys a JSON Web Key Set; null for none @param secretAt when it was given its secret; null for none */
    record Client(
            boolean realm,
            boolean open,
            @Nullable Instant secretAt,
            List<String> redirects,
            List<String> logouts,
            @Nullable String backchannel,
            Algorithm algorithm,
            boolean pkce,
            boolean refresh,
            boolean service,
            List<String> serviceRoles,
            String rolesSystem,
            Loa loa,
            @Nullable JsonNode keys,
            boolean pushed) {
        static Client of(OidcClient client) {
            return new Client(
                    client.realm(),
                    client.open(),
                    client.secretAt(),
                    client.redirects(),
                    client.logouts(),
                    client.backchannel(),
                    client.algorithm(),
                    client.pkce(),
                    client.refresh(),
                    client.service(),
                    client.serviceRoles(),
                    client.rolesSystem(),
                    client.loa(),
                    client.keys() == null ? null : JSON.readTree(client.keys()),
                    client.pushed());
        }
    }

    /**
     * As it came. What is absent is as on the form for a new one: codes are bound to their asker, and nothing else is set.
     *
     * @param name of a new one @param entityId of a new one: its client id @param realm of a new one @param open of a new one
     */
    @JsonIgnoreProperties("secretAt")
    record Wish(
            @Nullable String name,
            @Nullable String entityId,
            @Nullable Boolean realm,
            @Nullable Boolean open,
            @Nullable List<String> redirects,
            @Nullable List<String> logouts,
            @Nullable String backchannel,
            @Nullable String algorithm,
            @Nullable Boolean pkce,
            @Nullable Boolean refresh,
            @Nullable Boolean service,
            @Nullable List<String> serviceRoles,
            @Nullable String rolesSystem,
            @Nullable String loa,
            @Nullable JsonNode keys,
            @Nullable Boolean pushed) {
        Kept kept() {
            return new Kept(
                    some("redirects", redirects),
                    some("logouts", logouts),
                    backchannel,
                    algorithm == null ? Algorithm.ES256 : Member.one("algorithm", algorithm, Algorithm.class),
                    !Boolean.FALSE.equals(pkce),
                    Boolean.TRUE.equals(refresh),
                    Boolean.TRUE.equals(service),
                    some("serviceRoles", serviceRoles),
                    rolesSystem == null ? "" : rolesSystem.strip(),
                    loa == null ? Loa.URI : Member.one("loa", loa, Loa.class),
                    keys == null || keys.isNull() ? null : keys.toString(),
                    Boolean.TRUE.equals(pushed));
        }

        private static List<String> some(String member, @Nullable List<String> values) {
            return values == null ? List.of() : Member.all(member, values);
        }
    }

    /** In this answer only. @param secret empty for one that keeps none */
    record Handed(UUID id, String clientId, String secret) {
        @Override
        public String toString() {
            return "Handed[" + id + "]";
        }
    }

    OidcClientsApi(OidcClients clients, ServiceProviders providers) {
        this.clients = clients;
        this.providers = providers;
    }

    @PostMapping("/oidc")
    @Sensitive(WHY)
    @ResponseStatus(HttpStatus.CREATED)
    Handed add(@RequestBody Wish wish) {
        var id = Ids.next();
        var provider = ServiceProvider.of(
                id, Member.there("entityId", wish.entityId()), Member.there("name", wish.name()), Protocol.OIDC10);
        var client =
                OidcClient.of(id, Boolean.TRUE.equals(wish.realm()), Boolean.TRUE.equals(wish.open()), wish.kept());
        return new Handed(id, provider.entityId(), clients.add(provider, client));
    }

    @GetMapping("/{id}/oidc")
    @Requires(ProviderPages.READ)
    Client one(@PathVariable UUID id) {
        return Client.of(clients.get(id));
    }

    /** All that can be changed; where it is found, and whether it keeps a secret, stays. */
    @PutMapping("/{id}/oidc")
    @Sensitive(WHY)
    Client change(@PathVariable UUID id, @RequestBody Wish wish) {
        var before = clients.get(id);
        stays("name", wish.name(), null);
        stays("entityId", wish.entityId(), null);
        stays("realm", wish.realm(), before.realm());
        stays("open", wish.open(), before.open());
        clients.change(id, wish.kept());
        return one(id);
    }

    private static void stays(String member, @Nullable Object wanted, @Nullable Object is) {
        if (wanted != null && !wanted.equals(is)) throw new RuleBroken("identity.oidc.stays", member).at(member);
    }

    @PostMapping("/{id}/oidc/secret")
    @Sensitive(WHY)
    @ResponseStatus(HttpStatus.CREATED)
    Handed secret(@PathVariable UUID id) {
        var secret = clients.secret(id);
        return new Handed(id, providers.get(id).entityId(), secret);
    }
}
