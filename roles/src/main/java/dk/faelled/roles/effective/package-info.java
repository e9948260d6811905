/** What everybody holds, worked out beforehand and kept. */
@NullMarked
package dk.faelled.roles.effective;

import org.jspecify.annotations.NullMarked;
