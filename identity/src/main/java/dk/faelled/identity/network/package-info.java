/** The networks of an authority (kendte netværk, IDP-09), and where a session may move to. */
@NullMarked
package dk.faelled.identity.network;

import org.jspecify.annotations.NullMarked;
