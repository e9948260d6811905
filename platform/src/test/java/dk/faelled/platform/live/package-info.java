@NullMarked
package dk.faelled.platform.live;

import org.jspecify.annotations.NullMarked;
