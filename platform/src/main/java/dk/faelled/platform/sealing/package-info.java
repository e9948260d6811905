@NullMarked
package dk.faelled.platform.sealing;

import org.jspecify.annotations.NullMarked;
