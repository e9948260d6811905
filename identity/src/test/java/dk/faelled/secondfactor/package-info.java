@NullMarked
package dk.faelled.secondfactor;

import org.jspecify.annotations.NullMarked;
