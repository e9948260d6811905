@NullMarked
package dk.faelled.secondfactor.connector;

import org.jspecify.annotations.NullMarked;
