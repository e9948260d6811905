/** How fast and how large: each figure with the machine it was taken on and how. Run by hand with {@code ./run bench}. */
@NullMarked
package dk.faelled.bench;

import org.jspecify.annotations.NullMarked;
