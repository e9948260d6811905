/** Addresses and what their values must look like. */
@NullMarked
package dk.faelled.organisation.address;

import org.jspecify.annotations.NullMarked;
