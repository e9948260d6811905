package dk.faelled.platform.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that takes a {@link Browser} as parameter:
 *
 * <pre>{@code
 * @BrowserTest
 * class UnitPagesTest {
 *     @Test
 *     void aUnitCanBeFoundByName(Browser browser) {
 *         try (var visit = browser.visit("http://localhost:" + port)) {
 *             visit.open("/organisation/units");
 *             visit.page().getByLabel("Søg").fill("skole");
 *             visit.check();
 *         }
 *     }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
