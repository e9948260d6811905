/** Addresses and ranges. */
@NullMarked
package dk.faelled.platform.net;

import org.jspecify.annotations.NullMarked;
