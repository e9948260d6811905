package dk.faelled.identity.radius;

import dk.faelled.identity.radius.packet.Attribute;
import java.util.List;

/** What a client is answered. */
sealed interface Outcome {
    /** @param attributes what it is told of whoever comes in */
    record In(List<Attribute> attributes) implements Outcome {}

    /** A code is asked for. @param message for whoever signs in @param state that comes back with it */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ask(String message, byte[] state) implements Outcome {}

    /** @param message for whoever signs in; nothing of why the name or the password is wrong */
    record No(String message) implements Outcome {}
}
