/** OS2mo's interface, kept for the clients of today: GraphQL in versions 21 to 30 under {@code /os2mo}. */
@NullMarked
package dk.faelled.organisation.os2mo;

import org.jspecify.annotations.NullMarked;
