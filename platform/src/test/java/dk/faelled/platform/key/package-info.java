@NullMarked
package dk.faelled.platform.key;

import org.jspecify.annotations.NullMarked;
