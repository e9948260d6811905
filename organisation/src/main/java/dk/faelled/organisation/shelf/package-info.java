/** Files that are kept by name: those of clients, reports and insights. The bytes lie in the platform's store. */
@NullMarked
package dk.faelled.organisation.shelf;

import org.jspecify.annotations.NullMarked;
