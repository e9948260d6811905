package dk.faelled.platform.operations;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.module.ModuleSwitches;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final ModuleSwitches switches;

    record Items(List<Authority> items, @Nullable String next) {}

    /** @param modules those in use of the switchable ones */
    record Authority(
            String cvr,
            @Nullable String code,
            String name,
            TenantInfo.Kind kind,
            TenantInfo.Status status,
            List<String> hosts,
            List<String> modules,
            Instant createdAt) {}

    /** An absent member stays as it is. */
    record Change(
            @Nullable String code,
            @Nullable String name,
            @Nullable List<String> hosts,
            @Nullable List<String> modules) {}

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
            @Nullable List<String> modules,
            @Nullable String userName,
            @Nullable String displayName) {
        OpenAuthority checked() {
            return OpenAuthority.of(cvr, kind, AuthorityFacts.of(code, name, hosts, modules), userName, displayName);
        }
    }

    TenantsApi(TenantRegister tenants, Authorities authorities, ModuleSwitches switches) {
        this.tenants = tenants;
        this.authorities = authorities;
        this.switches = switches;
    }

    /** By CVR number. @param after the last one of the page before */
    @GetMapping
    Items list(@RequestParam(defaultValue = "") String after) {
        var found = tenants.registered(after, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        return new Items(
                shown.stream().map(this::authority).toList(),
                found.size() > PAGE ? shown.getLast().cvr() : null);
    }

    @GetMapping("/{cvr}")
    Authority one(@PathVariable String cvr) {
        return authority(registered(cvr));
    }

    @PatchMapping("/{cvr}")
    Authority change(@PathVariable String cvr, @RequestBody Change wish) {
        var seen = registered(cvr);
        authorities.change(
                cvr,
                AuthorityFacts.of(
                        wish.code() == null ? seen.code() : wish.code(),
                        wish.name() == null ? seen.name() : wish.name(),
                        wish.hosts() == null ? seen.hosts() : wish.hosts(),
                        wish.modules()));
        return one(cvr);
    }

    private TenantRegister.Registered registered(String cvr) {
        return tenants.registered(cvr).orElseThrow(() -> new NotFound("tenant " + cvr));
    }

    private Authority authority(TenantRegister.Registered seen) {
        return new Authority(
                seen.cvr(),
                seen.code(),
                seen.name(),
                seen.kind(),
                seen.status(),
                seen.hosts(),
                switches.without(seen.modulesOff()),
                seen.createdAt());
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
