@NullMarked
package dk.faelled.identity.radius.packet;

import org.jspecify.annotations.NullMarked;
