/** Every component in every state, on one page for developers. */
@NullMarked
package dk.faelled.platform.gallery;

import org.jspecify.annotations.NullMarked;
