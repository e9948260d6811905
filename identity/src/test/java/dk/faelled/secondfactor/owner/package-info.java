@NullMarked
package dk.faelled.secondfactor.owner;

import org.jspecify.annotations.NullMarked;
