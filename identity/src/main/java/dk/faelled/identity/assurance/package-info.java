/** How surely it is known who somebody is: registrants, what they have seen, and the level that follows (identity 4.11). */
@NullMarked
package dk.faelled.identity.assurance;

import org.jspecify.annotations.NullMarked;
