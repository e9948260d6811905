package dk.faelled.platform.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages of the suite. Danish unless the reader has chosen English. */
public final class Language {
    public static final Locale DANISH = Locale.of("da");
    public static final Locale ENGLISH = Locale.of("en");
    static final String COOKIE = "lang";

    private Language() {}

    /** The language that the reader chose, from the cookie of {@link LanguageSwitch}. */
    public static Locale of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return DANISH;
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                var chosen = parse(cookie.getValue());
                if (chosen != null) return chosen;
            }
        }
        return DANISH;
    }

    static @Nullable Locale parse(@Nullable String text) {
        if ("en".equals(text)) return ENGLISH;
        if ("da".equals(text)) return DANISH;
        return null;
    }
}
