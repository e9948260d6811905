package dk.faelled.platform.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** One reader's visit; everything that goes wrong in the browser on the way is kept and fails {@link #check}. */
public final class Visit implements AutoCloseable {
    private static final String AXE = axe();

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> problems = new ArrayList<>();

    Visit(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        // a breach of the content security policy is an error message of the console
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) problems.add("console: " + message.text());
        });
        page.onPageError(error -> problems.add("script: " + error));
        page.onRequestFailed(request -> {
            // aborted: the page was left before the file had come, which is no fault of the page
            if (!"net::ERR_ABORTED".equals(request.failure()))
                problems.add("request: " + request.url() + " " + request.failure());
        });
    }

    private static String axe() {
        try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Page page() {
        return page;
    }

    public Visit inEnglish() {
        context.addCookies(List.of(new Cookie("lang", "en").setUrl(address)));
        return this;
    }

    public Visit open(String path) {
        page.navigate(address + path);
        return this;
    }

    /** Clicks; returns when the page that the click leads to, if any, is there whole and not only begun. */
    public static void follow(Page page, String what) {
        follow(page.locator(what).first());
    }

    public static void follow(Locator what) {
        what.click();
        what.page().waitForLoadState();
    }

    /** Everything below, at 1280 and at 320 pixels. The page stays where it is. */
    public void check() {
        size(1280, 900);
        noTextIsMissing();
        accessible();
        reachableByKeyboard();
        size(320, 640);
        nothingBesideThePage();
        accessible();
        size(1280, 900);
        noProblems();
    }

    public Visit size(int width, int height) {
        page.setViewportSize(width, height);
        return this;
    }

    /** axe-core finds nothing by WCAG 2.2 A and AA or its own best practices. */
    public void accessible() {
        // evaluated through the debugger, which the content security policy does not bind
        if (!(Boolean) page.evaluate("() => typeof axe === 'object'")) page.evaluate(AXE);
        // of what is right only the number is gathered, which halves the time
        var found =
                page.evaluate("""
                async tags => {
                    const {violations} = await axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
                    const told = node => '    ' + node.html + '\\n        ' + node.failureSummary;
                    return violations.map(rule => [rule.id + ': ' + rule.help, ...rule.nodes.map(told)].join('\\n'));
                }
                """, List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
        assertThat((List<?>) found)
                .as("axe at %s, %s", page.url(), page.viewportSize().width)
                .isEmpty();
    }

    /** The document does not scroll sideways: WCAG 1.4.10. */
    public void nothingBesideThePage() {
        var over = page.evaluate("""
                () => {
                    const width = document.documentElement.clientWidth;
                    if (document.documentElement.scrollWidth <= width) return [];
                    const inside = element => element.closest('.f-table-wrap, .f-timeline-scroll, .sr-only');
                    return [document.documentElement.scrollWidth + ' > ' + width,
                        ...[...document.querySelectorAll('body *')]
                            .filter(e => !inside(e) && e.getBoundingClientRect().right > width + 1)
                            .map(e => e.outerHTML.slice(0, 160))];
                }
                """);
        assertThat((List<?>) over).as("beyond the right edge of %s", page.url()).isEmpty();
    }

    /** Nothing is being fetched into the page: what the marks were set on would be exchanged. */
    private void settled() {
        page.waitForFunction(
                "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')");
    }

    /** Tab comes to every link, button and field that is shown; to a tree and a group of radios once. */
    public void reachableByKeyboard() {
        settled();
        @SuppressWarnings("unchecked")
        var wanted = (List<String>) page.evaluate("""
                () => {
                    const radios = new Set();
                    let n = 0;
                    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
                        .filter(e => e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
                        .filter(e => !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0)
                        .filter(e => e.type !== 'radio' || !radios.has(e.name) && radios.add(e.name))
                        .map(e => e.type === 'radio' ? 'radio ' + e.name : e.dataset.reach = 'e' + n++);
                }
                """);
        page.evaluate("""
                () => {
                    document.activeElement.blur();
                    scrollTo(0, 0);
                    getSelection().removeAllRanges();
                    const reached = window.reachedByTab = new Set();
                    document.addEventListener('focusin', ({target: e}) =>
                        reached.add(e.type === 'radio' ? 'radio ' + e.name : e.dataset.reach || 'other'));
                }
                """);
        var missed = new LinkedHashSet<>(wanted);
        for (int i = 0; i < wanted.size() * 6 + 40 && !missed.isEmpty(); i++) { // a date field alone has four stops
            page.keyboard().down("Tab"); // held down: it goes on by itself
            if (i % 16 == 15) reached().forEach(missed::remove);
        }
        page.keyboard().up("Tab");
        reached().forEach(missed::remove);
        // the skip link lies over the page while it has the focus
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        assertThat(missed.stream().map(this::markup))
                .as("not reached by Tab on %s", page.url())
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> reached() {
        return (List<String>) page.evaluate("() => [...window.reachedByTab]");
    }

    private Object markup(String mark) {
        return page.evaluate(
                "m => { const e = document.querySelector('[data-reach=\"' + m + '\"]'); return e ? e.outerHTML.slice(0, 200) : m; }",
                mark);
    }

    /** No text is shown by its key. */
    public void noTextIsMissing() {
        assertThat(page.content()).doesNotContain("??");
    }

    /** The console, the scripts and the content security policy had nothing to complain of. */
    public void noProblems() {
        assertThat(problems).as("complaints of the browser").isEmpty();
    }

    /** The whole page as {@code target/screenshots/<name>.png}. */
    public Visit screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
