package dk.faelled.organisation;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.browser.BrowserTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Pages of the module in a browser; each test has an authority of its own. */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(ModuleTest.InATenant.class)
@Import({AuthorityFixture.class, Desk.class, Mo.class, TokenIssuer.class})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface DeskTest {}
