/** What the one who is signed in owns, and so may change. */
@NullMarked
package dk.faelled.organisation.ownership;

import org.jspecify.annotations.NullMarked;
