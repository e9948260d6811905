@NullMarked
package dk.faelled.platform.backup;

import org.jspecify.annotations.NullMarked;
