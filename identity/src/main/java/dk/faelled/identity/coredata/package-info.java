/** Persons and groups that another program loads (CoreData), in the paths and shapes of the product that it was made for. */
@NullMarked
package dk.faelled.identity.coredata;

import org.jspecify.annotations.NullMarked;
