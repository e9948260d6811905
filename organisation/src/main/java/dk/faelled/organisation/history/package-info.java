/** What was written about any object: when, by whom, and what it changed. */
@NullMarked
package dk.faelled.organisation.history;

import org.jspecify.annotations.NullMarked;
