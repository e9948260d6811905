package dk.faelled.platform.operations;

import dk.faelled.platform.RuleBroken;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about an authority, at first and later.
 *
 * @param code of the municipality or region; empty for none
 * @param hosts that its pages answer at
 * @param modules those of the switchable ones that it uses; null for all of them, or as before
 */
public record AuthorityFacts(
        String code,
        String name,
        List<String> hosts,
        @Nullable List<String> modules) {
    static final int LONGEST = 100;
    private static final String HOST =
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+";

    public AuthorityFacts {
        if (!code.matches("(\\d{3,4})?")) throw new RuleBroken("platform.operate.code", code).at("code");
        if (name.isEmpty()) throw new RuleBroken("platform.tenant.name").at("name");
        if (name.length() > LONGEST) throw new RuleBroken("platform.operate.long", LONGEST).at("name");
        for (var host : hosts) if (!host.matches(HOST)) throw new RuleBroken("platform.operate.host", host).at("hosts");
        hosts = List.copyOf(hosts);
        modules = modules == null ? null : List.copyOf(modules);
    }

    /** As somebody wrote it, in a form or in JSON; absent members are empty. */
    public static AuthorityFacts of(
            @Nullable String code,
            @Nullable String name,
            @Nullable Collection<String> hosts,
            @Nullable Collection<String> modules) {
        return new AuthorityFacts(
                text(code),
                text(name),
                hosts == null
                        ? List.of()
                        : hosts.stream()
                                .map(host -> String.valueOf(host).strip().toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                modules == null
                        ? null
                        : modules.stream()
                                .map(String::valueOf)
                                .map(String::strip)
                                .distinct()
                                .toList());
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
