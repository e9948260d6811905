/** Files of others become rows, are tried, and then count. */
@NullMarked
package dk.faelled.platform.importing;

import org.jspecify.annotations.NullMarked;
