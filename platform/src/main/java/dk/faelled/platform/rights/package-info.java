@NullMarked
package dk.faelled.platform.rights;

import org.jspecify.annotations.NullMarked;
