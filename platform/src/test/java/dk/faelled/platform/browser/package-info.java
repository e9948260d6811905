/** One real browser for page tests of all modules. */
@NullMarked
package dk.faelled.platform.browser;

import org.jspecify.annotations.NullMarked;
