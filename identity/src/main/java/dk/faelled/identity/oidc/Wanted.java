package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Asked;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request asks of the sign-in: {@code acr_values}, {@code max_age}, {@code prompt}, {@code claims}.
 *
 * @param acr in the words of the system, those that we know
 */
record Wanted(Asked asked, List<String> acr) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NSIS = "https://data.gov.dk/concept/core/nsis/loa/";
    static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    /** By which a second factor is asked for by name. */
    private static final Set<String> SECOND = Set.of(
            "mfa",
            "http://schemas.microsoft.com/claims/multipleauthn",
            "https://refeds.org/profile/mfa",
            "urn:dk:gov:saml:attribute:AssuranceLevel:3");

    Wanted {
        acr = List.copyOf(acr);
    }

    /** @throws IllegalArgumentException with the name of the parameter that cannot be understood */
    static Wanted of(Map<String, Object> parameters) {
        var acr = new ArrayList<>(words(parameters.get("acr_values")));
        acr.addAll(essential(text(parameters.get("claims"))));
        acr.removeIf(one -> !SECOND.contains(one) && level(one) == null);
        var level = NsisLevel.NONE;
        for (var one : acr) {
            var named = level(one);
            if (named != null) level = level.atLeast(named);
        }
        var prompt = words(parameters.get("prompt"));
        return new Wanted(
                new Asked(
                        level,
                        prompt.contains("login") || prompt.contains("select_account"),
                        maxAge(text(parameters.get("max_age"))),
                        prompt.contains("none"),
                        acr.stream().anyMatch(SECOND::contains)),
                acr);
    }

    /**
     * How the sign-in was: in the words of the system where it asked and got it.
     *
     * @param required what was demanded @param level what the sign-in counts for
     */
    String answered(NsisLevel required, NsisLevel level, boolean second) {
        var own = acr.stream()
                .filter(one -> level != NsisLevel.NONE && level(one) == level)
                .findFirst();
        if (required != NsisLevel.NONE) return own.orElseGet(() -> Facts.address(level));
        var named = acr.stream().filter(one -> second && SECOND.contains(one)).findFirst();
        if (named.isPresent()) return named.get();
        if (level != NsisLevel.NONE) return own.orElseGet(() -> Facts.address(level));
        return second ? "mfa" : PASSWORD;
    }

    private static @Nullable NsisLevel level(String acr) {
        var name = acr.startsWith(NSIS) ? acr.substring(NSIS.length()) : acr;
        return switch (name) {
            case "Low" -> NsisLevel.LOW;
            case "Substantial" -> NsisLevel.SUBSTANTIAL;
            case "High" -> NsisLevel.HIGH;
            default -> null;
        };
    }

    private static @Nullable Duration maxAge(String text) {
        if (text.isEmpty()) return null;
        if (!text.matches("\\d{1,9}")) throw new IllegalArgumentException("max_age");
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static List<String> essential(String claims) {
        if (claims.isEmpty()) return List.of();
        JsonNode acr;
        try {
            acr = JSON.readTree(claims).path("id_token").path("acr");
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("claims");
        }
        var all = new ArrayList<String>();
        if (acr.path("value").isString()) all.add(acr.path("value").asString());
        for (var value : acr.path("values")) if (value.isString()) all.add(value.asString());
        return all;
    }

    private static List<String> words(@Nullable Object value) {
        return Arrays.stream(text(value).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.strip() : "";
    }

    /** How a session was begun and what was shown since, RFC 8176. */
    static List<String> methods(dk.faelled.identity.session.SessionFacts.Method method, boolean second) {
        var all = new ArrayList<String>();
        switch (method) {
            case PASSWORD, CODE, KEY -> all.add("pwd");
            case PASSKEY -> all.add("hwk");
            // how that was done, the other provider knows
            case SOURCE -> {}
        }
        if (!second) return all;
        switch (method) {
            case CODE -> all.add("otp");
            case KEY -> all.add("hwk");
            case PASSWORD, PASSKEY, SOURCE -> {}
        }
        all.add("mfa");
        return all;
    }
}
