/** The systems that people sign in to through us, whatever protocol they speak: on which terms, and what was decided. */
@NullMarked
package dk.faelled.identity.provider;

import org.jspecify.annotations.NullMarked;
