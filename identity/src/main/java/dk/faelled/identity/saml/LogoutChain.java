package dk.faelled.identity.saml;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A logout on its way through the browser, from system to system.
 *
 * @param begunBy the system that asked; null where the user did, here
 * @param left those that are still to be told
 * @param awaited whose answer comes next; null before the first
 * @param missed those that did not follow
 * @param back the path of the page where it ends, where no system has asked
 */
record LogoutChain(
        @Nullable Begun begunBy, List<Told> left, @Nullable Awaited awaited, List<UUID> missed, String back) {
    LogoutChain {
        left = List.copyOf(left);
        missed = List.copyOf(missed);
    }

    /** @param request the id of its request */
    record Begun(UUID provider, String request, @Nullable String relayState) {}

    /** @param session as the system was told of it */
    record Told(UUID provider, String nameId, UUID session) {}

    /** @param request the id of ours */
    record Awaited(UUID provider, String request) {}

    LogoutChain awaiting(List<Told> rest, Awaited answer) {
        return new LogoutChain(begunBy, rest, answer, missed, back);
    }

    LogoutChain after(List<Told> rest, UUID told, boolean followed) {
        var all = followed
                ? missed
                : Stream.concat(missed.stream(), Stream.of(told)).toList();
        return new LogoutChain(begunBy, rest, null, all, back);
    }
}
