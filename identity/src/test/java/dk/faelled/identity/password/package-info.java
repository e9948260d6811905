@NullMarked
package dk.faelled.identity.password;

import org.jspecify.annotations.NullMarked;
