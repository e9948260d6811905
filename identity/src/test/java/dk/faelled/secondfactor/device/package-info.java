@NullMarked
package dk.faelled.secondfactor.device;

import org.jspecify.annotations.NullMarked;
