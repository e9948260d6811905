/** Modules that an authority can switch on and off. */
@NullMarked
package dk.faelled.platform.module;

import org.jspecify.annotations.NullMarked;
