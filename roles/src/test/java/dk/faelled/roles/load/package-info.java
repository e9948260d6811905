@NullMarked
package dk.faelled.roles.load;

import org.jspecify.annotations.NullMarked;
