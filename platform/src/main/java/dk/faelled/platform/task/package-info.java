/** What people have to do. */
@NullMarked
package dk.faelled.platform.task;

import org.jspecify.annotations.NullMarked;
