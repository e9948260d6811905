/** The page on which people try queries. */
@NullMarked
package dk.faelled.organisation.os2mo.explorer;

import org.jspecify.annotations.NullMarked;
