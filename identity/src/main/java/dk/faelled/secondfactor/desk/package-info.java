/** Devices, sign-in points and statistics for those who help others. */
@NullMarked
package dk.faelled.secondfactor.desk;

import org.jspecify.annotations.NullMarked;
