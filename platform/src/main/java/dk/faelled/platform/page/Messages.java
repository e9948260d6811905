package dk.faelled.platform.page;

import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of all modules by key, from {@code messages/<module>_da.properties} and {@code _en}. In a template:
 * {@code @import static dk.faelled.platform.page.Messages.text}, then {@code ${text("platform.ui.save")}}.
 */
public final class Messages {
    private static final Messages DANISH = new Messages(Language.DANISH);
    private static final Messages ENGLISH = new Messages(Language.ENGLISH);

    private final Locale locale;
    private final Map<String, String> texts;

    private Messages(Locale locale) {
        this.locale = locale;
        this.texts = load(locale.getLanguage());
    }

    /** In the language of the running work. */
    public static Messages current() {
        return in(locale());
    }

    public static Messages in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : DANISH;
    }

    /** The text in the language of the running work. Numbers and dates among the arguments are written out. */
    public static String text(String key, Object... arguments) {
        return current().get(key, arguments);
    }

    /** What was wrong and what would be right, in the language of the running work. */
    public static String text(RuleBroken broken) {
        return text(broken.key(), broken.arguments().toArray());
    }

    /** The language of the running work: of the context where one is bound, else of the request, else Danish. */
    public static Locale locale() {
        var context = Context.ifBound();
        if (context != null) return context.locale();
        var request = LocaleContextHolder.getLocaleContext();
        var locale = request == null ? null : request.getLocale();
        return locale != null ? locale : Language.DANISH;
    }

    /** An unknown key comes back as {@code ??key??}, on which the page tests fail. */
    public String get(String key, Object... arguments) {
        var text = texts.get(key);
        if (text == null) {
            LoggerFactory.getLogger(Messages.class).warn("No text for {} in {}", key, locale);
            return "??" + key + "??";
        }
        if (arguments.length == 0) return text;
        return new MessageFormat(text, locale)
                .format(Stream.of(arguments).map(this::written).toArray());
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    private @Nullable Object written(@Nullable Object argument) {
        return switch (argument) {
            case LocalDate day -> new Formats(locale).day(day);
            case Instant moment -> new Formats(locale).moment(moment);
            case null, default -> argument;
        };
    }

    private static Map<String, String> load(String language) {
        var all = new Properties();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language + ".properties")) {
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stringPropertyNames().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(key -> key, all::getProperty));
    }
}
