/** What people type, and what they mean. */
@NullMarked
package dk.faelled.organisation.search;

import org.jspecify.annotations.NullMarked;
