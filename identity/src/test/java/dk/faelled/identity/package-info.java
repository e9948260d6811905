@NullMarked
package dk.faelled.identity;

import org.jspecify.annotations.NullMarked;
