/** The invented world that shows what Fælled does: the same from the same seed. */
@NullMarked
package dk.faelled.demo;

import org.jspecify.annotations.NullMarked;
