/** What the versions of the interface look like: one text, and what each version had otherwise. */
@NullMarked
package dk.faelled.organisation.os2mo.schema;

import org.jspecify.annotations.NullMarked;
