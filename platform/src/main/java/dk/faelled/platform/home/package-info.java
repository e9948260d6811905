/** The front page. */
@NullMarked
package dk.faelled.platform.home;

import org.jspecify.annotations.NullMarked;
