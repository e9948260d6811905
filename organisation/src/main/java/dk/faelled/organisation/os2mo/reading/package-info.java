/** Queries: lists, objects and what they lead to, one sentence to the database a level. */
@NullMarked
package dk.faelled.organisation.os2mo.reading;

import org.jspecify.annotations.NullMarked;
