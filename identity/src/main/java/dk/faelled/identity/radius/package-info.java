/** RADIUS (IDP-24): VPN gateways and their like ask whether somebody's password, and second factor, are right. */
@NullMarked
package dk.faelled.identity.radius;

import org.jspecify.annotations.NullMarked;
