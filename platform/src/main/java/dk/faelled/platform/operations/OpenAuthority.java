package dk.faelled.platform.operations;

import static dk.faelled.platform.operations.AuthorityFacts.text;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.TenantInfo;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a new authority, as it must be before anything is done.
 *
 * @param userName of its first administrator
 */
public record OpenAuthority(
        String cvr, TenantInfo.Kind kind, AuthorityFacts facts, String userName, String displayName) {
    private static final Set<String> KINDS = Set.of("MUNICIPALITY", "REGION", "OTHER");

    public OpenAuthority {
        if (!cvr.matches("\\d{8}")) throw new RuleBroken("platform.tenant.cvr", cvr).at("cvr");
        if (!userName.matches("[a-z0-9æøå._@-]{2,100}"))
            throw new RuleBroken("platform.operate.user-name").at("userName");
        if (displayName.isEmpty()) throw new RuleBroken("platform.operate.display-name").at("displayName");
        if (displayName.length() > AuthorityFacts.LONGEST)
            throw new RuleBroken("platform.operate.long", AuthorityFacts.LONGEST).at("displayName");
    }

    /** As somebody wrote it, in a form or in JSON; absent members are empty. */
    public static OpenAuthority of(
            @Nullable String cvr,
            @Nullable String kind,
            AuthorityFacts facts,
            @Nullable String userName,
            @Nullable String displayName) {
        var wanted = kind == null ? "MUNICIPALITY" : kind;
        if (!KINDS.contains(wanted)) throw new RuleBroken("platform.operate.kind-unknown", wanted).at("kind");
        return new OpenAuthority(
                text(cvr).replace(" ", ""),
                TenantInfo.Kind.valueOf(wanted),
                facts,
                text(userName).toLowerCase(Locale.ROOT),
                text(displayName));
    }
}
