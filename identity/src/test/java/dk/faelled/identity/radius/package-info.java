@NullMarked
package dk.faelled.identity.radius;

import org.jspecify.annotations.NullMarked;
