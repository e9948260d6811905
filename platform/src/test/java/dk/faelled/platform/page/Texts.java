package dk.faelled.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for the texts of every module; each has a test that calls {@link #complete}. */
public final class Texts {
    private static final Pattern USED = Pattern.compile("(?:text|RuleBroken|success|warning)\\(\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern KEYED =
            Pattern.compile("new (?:MenuEntry|RuleBroken)\\([^;]*?\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"");

    private Texts() {}

    /** Both languages have the same keys, no text is empty, and every key that sources and templates name is there. */
    public static void complete(Path module, String name) throws IOException {
        var danish = keys(module, name + "_da");
        var english = keys(module, name + "_en");
        assertThat(english).as("texts in English").isEqualTo(danish);
        var missing = new TreeSet<String>();
        for (var folder : Set.of("src/main/java", "src/main/jte")) {
            if (!Files.isDirectory(module.resolve(folder))) continue;
            try (Stream<Path> files = Files.walk(module.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var source = Files.readString(file);
                    for (var pattern : Set.of(USED, KEYED))
                        pattern.matcher(source)
                                .results()
                                .map(found -> found.group(1))
                                .forEach(key -> {
                                    // a key that ends in a point is put together; its page's test sees ?? where one
                                    // lacks
                                    if (!key.endsWith(".")
                                            && key.contains(".")
                                            && !Messages.in(Language.DANISH).has(key))
                                        missing.add(file.getFileName() + ": " + key);
                                });
                }
            }
        }
        assertThat(missing).as("keys without a text").isEmpty();
    }

    /** No inline style, script or event handler, no {@code hx-on}, no unescaped output. */
    public static void strict(Path module) throws IOException {
        var forbidden = Pattern.compile("\\sstyle=|<style|<script(?! src=)|\\son[a-z]+=|hx-on|\\$unsafe|javascript:");
        try (Stream<Path> files = Files.walk(module.resolve("src/main/jte"))) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(forbidden);
        }
    }

    private static Set<String> keys(Path module, String file) throws IOException {
        var texts = new Properties();
        try (var reader =
                Files.newBufferedReader(module.resolve("src/main/resources/messages/" + file + ".properties"))) {
            texts.load(reader);
        }
        assertThat(texts.values()).as("texts of " + file).allSatisfy(text -> assertThat(text.toString())
                .isNotBlank());
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
