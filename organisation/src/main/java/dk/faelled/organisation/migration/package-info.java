/** Copies a running OS2mo with its history, keeps up with it, and compares the two until the day of the change (5.7). */
@NullMarked
package dk.faelled.organisation.migration;

import org.jspecify.annotations.NullMarked;
