@NullMarked
package dk.faelled.platform.task;

import org.jspecify.annotations.NullMarked;
