/** Files in the database. */
@NullMarked
package dk.faelled.platform.file;

import org.jspecify.annotations.NullMarked;
