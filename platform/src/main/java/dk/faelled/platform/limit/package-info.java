/** How often somebody may. */
@NullMarked
package dk.faelled.platform.limit;

import org.jspecify.annotations.NullMarked;
