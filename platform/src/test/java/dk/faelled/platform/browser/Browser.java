package dk.faelled.platform.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Debian's Chromium, or the one that the environment variable CHROMIUM names. */
public final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser start() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var program = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");
        var chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Browser(playwright, chromium);
    }

    /** A reader of her own, 1280 pixels wide, with no cookies. @param address of the site, without a slash at its end */
    public Visit visit(String address) {
        return new Visit(
                chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("da-DK")
                        .setViewportSize(1280, 900)),
                address);
    }

    /** The same with JavaScript off. */
    public Visit visitWithoutScripts(String address) {
        return new Visit(
                chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setJavaScriptEnabled(false)
                        .setViewportSize(1280, 900)),
                address);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
