@NullMarked
package dk.faelled.platform.export;

import org.jspecify.annotations.NullMarked;
