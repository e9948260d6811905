/** A phone or computer as a device, without an app from a store. */
@NullMarked
package dk.faelled.secondfactor.webapp;

import org.jspecify.annotations.NullMarked;
