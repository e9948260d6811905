@NullMarked
package dk.faelled.secondfactor.push;

import org.jspecify.annotations.NullMarked;
