/** Reports that are the same for everybody: what is odd in the catalogue, and who answers for what. */
@NullMarked
package dk.faelled.roles.fixed;

import org.jspecify.annotations.NullMarked;
