@NullMarked
package dk.faelled.platform.importing;

import org.jspecify.annotations.NullMarked;
