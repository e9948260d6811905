/** What there is to try the catalogue with. */
@NullMarked
package dk.faelled.roles.sample;

import org.jspecify.annotations.NullMarked;
