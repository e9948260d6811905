/** Files that clients put here and fetch by name: exports and insights. */
@NullMarked
package dk.faelled.organisation.os2mo.files;

import org.jspecify.annotations.NullMarked;
