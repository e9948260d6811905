/** Devices: how they are enrolled, opened by a PIN, bound and blocked. */
@NullMarked
package dk.faelled.secondfactor.device;

import org.jspecify.annotations.NullMarked;
