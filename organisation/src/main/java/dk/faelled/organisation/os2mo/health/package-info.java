/** How the program fares for one authority: health, and figures for those who watch over it. */
@NullMarked
package dk.faelled.organisation.os2mo.health;

import org.jspecify.annotations.NullMarked;
