@NullMarked
package dk.faelled.roles;

import org.jspecify.annotations.NullMarked;
