@NullMarked
package dk.faelled.secondfactor.challenge;

import org.jspecify.annotations.NullMarked;
