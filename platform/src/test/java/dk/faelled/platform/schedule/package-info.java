@NullMarked
package dk.faelled.platform.schedule;

import org.jspecify.annotations.NullMarked;
