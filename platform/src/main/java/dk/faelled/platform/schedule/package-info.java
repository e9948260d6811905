/** What is done by the clock. */
@NullMarked
package dk.faelled.platform.schedule;

import org.jspecify.annotations.NullMarked;
