/** The datagrams of RADIUS (RFC 2865, RFC 3579): read, checked, written. Knows neither database nor network. */
@NullMarked
package dk.faelled.identity.radius.packet;

import org.jspecify.annotations.NullMarked;
