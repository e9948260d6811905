/** Events (hændelser): who wants to hear of what, and what each has still to be told. */
@NullMarked
package dk.faelled.organisation.os2mo.events;

import org.jspecify.annotations.NullMarked;
