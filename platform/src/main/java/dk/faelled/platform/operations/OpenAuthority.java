package dk.faelled.platform.operations;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.TenantInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a new authority, as it must be before anything is done.
 *
 * @param code of the municipality or region; empty for none
 * @param userName of its first administrator
 */
public record OpenAuthority(
        String cvr,
        String code,
        String name,
        TenantInfo.Kind kind,
        List<String> hosts,
        String userName,
        String displayName) {
    private static final int LONGEST = 100;
    private static final String HOST =
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+";
    private static final Set<String> KINDS = Set.of("MUNICIPALITY", "REGION", "OTHER");

    public OpenAuthority {
        if (!cvr.matches("\\d{8}")) throw new RuleBroken("platform.tenant.cvr", cvr).at("cvr");
        if (!code.matches("(\\d{3,4})?")) throw new RuleBroken("platform.operate.code", code).at("code");
        if (name.isEmpty()) throw new RuleBroken("platform.tenant.name").at("name");
        if (name.length() > LONGEST) throw new RuleBroken("platform.operate.long", LONGEST).at("name");
        for (var host : hosts) if (!host.matches(HOST)) throw new RuleBroken("platform.operate.host", host).at("hosts");
        if (!userName.matches("[a-z0-9æøå._@-]{2,100}"))
            throw new RuleBroken("platform.operate.user-name").at("userName");
        if (displayName.isEmpty()) throw new RuleBroken("platform.operate.display-name").at("displayName");
        if (displayName.length() > LONGEST) throw new RuleBroken("platform.operate.long", LONGEST).at("displayName");
        hosts = List.copyOf(hosts);
    }

    /** As somebody wrote it, in a form or in JSON; absent members are empty. */
    public static OpenAuthority of(
            @Nullable String cvr,
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable List<String> hosts,
            @Nullable String userName,
            @Nullable String displayName) {
        var wanted = kind == null ? "MUNICIPALITY" : kind;
        if (!KINDS.contains(wanted)) throw new RuleBroken("platform.operate.kind-unknown", wanted).at("kind");
        return new OpenAuthority(
                text(cvr).replace(" ", ""),
                text(code),
                text(name),
                TenantInfo.Kind.valueOf(wanted),
                hosts == null
                        ? List.of()
                        : hosts.stream()
                                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                text(userName).toLowerCase(Locale.ROOT),
                text(displayName));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
