/** HTTP as it goes over the wire, so that a test can send what no well-behaved client would. */
@NullMarked
package dk.faelled.platform.wire;

import org.jspecify.annotations.NullMarked;
