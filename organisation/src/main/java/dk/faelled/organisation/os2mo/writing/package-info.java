/** Mutations: what clients write, through the registers of the module. */
@NullMarked
package dk.faelled.organisation.os2mo.writing;

import org.jspecify.annotations.NullMarked;
