package dk.faelled.platform.operations;

import dk.faelled.platform.Requires;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The authorities over HTTP, for operators. */
@RestController
@RequestMapping("/api/platform/v1/tenants")
@Requires("platform.operator")
class TenantsApi {
    private static final int PAGE = 100;
    private final TenantRegister tenants;
    private final Authorities authorities;

    record Items(
            List<TenantRegister.Registered> items, @Nullable String next) {}

    /** @param link the one-time link of its first administrator; in this answer only */
    record Opened(UUID id, String cvr, TenantInfo.Status status, String link, Instant linkExpiresAt) {
        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    /** As it came; what is wrong with it is said member by member. */
    record Wish(
            @Nullable String cvr,
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable List<String> hosts,
            @Nullable String userName,
            @Nullable String displayName) {
        OpenAuthority checked() {
            return OpenAuthority.of(cvr, code, name, kind, hosts, userName, displayName);
        }
    }

    TenantsApi(TenantRegister tenants, Authorities authorities) {
        this.tenants = tenants;
        this.authorities = authorities;
    }

    /** By CVR number. @param after the last one of the page before */
    @GetMapping
    Items list(@RequestParam(defaultValue = "") String after) {
        var found = tenants.registered(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        return new Items(shown, found.size() > PAGE ? shown.getLast().cvr() : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(@RequestBody Wish wish) {
        var opened = authorities.open(wish.checked());
        return new Opened(
                opened.tenant().id().value(),
                opened.tenant().cvr(),
                opened.tenant().status(),
                address(opened),
                opened.link().expiresAt());
    }

    /** As the operator sees the program, since the authority's own host may not answer yet. */
    static String address(Authorities.Opened opened) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(FirstOperator.path(opened.tenant().cvr(), opened.link().token()))
                .toUriString();
    }
}
