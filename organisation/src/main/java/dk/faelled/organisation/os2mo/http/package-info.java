/** The addresses under {@code /os2mo}: one request is one transaction, and errors have the shape that clients know. */
@NullMarked
package dk.faelled.organisation.os2mo.http;

import org.jspecify.annotations.NullMarked;
