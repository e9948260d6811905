package dk.faelled.identity.radius;

import dk.faelled.identity.network.NetworkRange;
import dk.faelled.identity.radius.KnownRadiusClients.Known;
import dk.faelled.identity.radius.RadiusCounts.Kind;
import dk.faelled.identity.radius.RadiusSignIn.Asked;
import dk.faelled.identity.radius.RadiusSignIn.Why;
import dk.faelled.identity.radius.packet.Attribute;
import dk.faelled.identity.radius.packet.Packet;
import dk.faelled.identity.radius.packet.SharedSecret;
import dk.faelled.identity.radius.packet.Words;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Origin;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.signin.Busy;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From a datagram to its answer, by the rules of the protocol (identity 5.9). What is not answered, is only counted. */
@Component
class RadiusDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RadiusDesk.class);
    private static final int MOST = 20_000;
    /** Vendor's number, and what it calls its passwords that cannot be read (RFC 2548). */
    private static final int MICROSOFT = 311;

    private final RadiusRanges ranges;
    private final KnownRadiusClients clients;
    private final RadiusSignIn signIn;
    private final RadiusCounts counts;
    private final Clock clock;
    private final Repeats repeats = new Repeats(MOST);

    RadiusDesk(RadiusRanges ranges, KnownRadiusClients clients, RadiusSignIn signIn, RadiusCounts counts, Clock clock) {
        this.ranges = ranges;
        this.clients = clients;
        this.signIn = signIn;
        this.counts = counts;
        this.clock = clock;
    }

    /** @param second it came to the port where a second factor is always needed @return empty for no answer */
    Optional<byte[]> answer(InetSocketAddress source, boolean second, byte[] datagram) {
        var owner = ranges.of(source.getAddress());
        var known = owner.flatMap(clients::of);
        if (known.isEmpty()) {
            counts.stranger(source.getAddress());
            return Optional.empty();
        }
        var client = known.get();
        var provider = client.provider().id();
        var read = Packet.read(datagram);
        if (read.isEmpty() || !isAsked(read.get())) {
            counts.count(provider, Kind.OTHER);
            return Optional.empty();
        }
        var request = read.get();
        if (!isTaken(client, request)) {
            counts.count(provider, Kind.UNPROVED);
            return Optional.empty();
        }
        if (request.code() == Packet.STATUS_SERVER)
            return Optional.of(client.secret().answer(Packet.ACCESS_ACCEPT, request, List.of()));
        var key = Repeats.Key.of(source, second, request);
        return switch (repeats.look(key, clock.instant())) {
            case Repeats.Look.Running _ -> {
                counts.count(provider, Kind.REPEATED);
                yield Optional.empty();
            }
            case Repeats.Look.Answered(var answer) -> {
                counts.count(provider, Kind.REPEATED);
                yield Optional.of(answer);
            }
            case Repeats.Look.First _ -> first(owner.get().tenant(), client, request, second, key);
        };
    }

    private static boolean isAsked(Packet request) {
        return request.code() == Packet.ACCESS_REQUEST || request.code() == Packet.STATUS_SERVER;
    }

    /**
     * Whoever sends a request without a proof could be anybody. From a client that knows no better it is taken all the same,
     * but without Proxy-State: in that an attacker hides what makes a forged answer look right (CVE-2024-3596).
     */
    private static boolean isTaken(Known client, Packet request) {
        if (request.isProved()) return client.secret().proves(request);
        return client.legacy()
                && request.code() == Packet.ACCESS_REQUEST
                && !request.has(Attribute.PROXY_STATE)
                && !request.has(Attribute.EAP_MESSAGE);
    }

    private Optional<byte[]> first(TenantId tenant, Known client, Packet request, boolean second, Repeats.Key key) {
        var provider = client.provider().id();
        try {
            var from = address(request);
            var context = new Context(
                    tenant,
                    Actor.ANONYMOUS,
                    Context.DANISH,
                    UUID.randomUUID().toString(),
                    new Origin(Origin.Source.API, from.isEmpty() ? null : from));
            var outcome = context.<Outcome, RuntimeException>call(() -> outcome(client, request, second));
            var answer = written(client, request, outcome);
            repeats.answered(key, answer);
            return Optional.of(answer);
        } catch (Busy | Gate.Crowded busy) {
            givenUp(provider, key);
        } catch (RuntimeException wrong) {
            givenUp(provider, key);
            LOG.warn("RADIUS: a request of client {} was not answered", provider, wrong);
        }
        return Optional.empty();
    }

    private void givenUp(UUID provider, Repeats.Key key) {
        repeats.givenUp(key);
        counts.count(provider, Kind.GIVEN_UP);
    }

    private Outcome outcome(Known client, Packet request, boolean second) {
        var provider = client.provider();
        if (request.has(Attribute.EAP_MESSAGE)) return signIn.unanswerable(provider, Why.EAP);
        if (request.has(Attribute.CHAP_PASSWORD) || isMicrosofts(request))
            return signIn.unanswerable(provider, Why.CHAP);
        var name = request.first(Attribute.USER_NAME).map(Words::of).orElse("");
        var password = request.first(Attribute.USER_PASSWORD)
                .flatMap(hidden -> client.secret().reveal(hidden, request))
                .map(Words::of)
                .orElse("");
        // the database takes no nought in a text
        if (name.isBlank() || password.isEmpty() || name.chars().anyMatch(Character::isISOControl))
            return signIn.unanswerable(provider, Why.NOTHING);
        var asked = new Asked(provider, name, password, address(request), second);
        return request.first(Attribute.STATE)
                .map(state -> signIn.goOn(asked, state))
                .orElseGet(() -> signIn.begin(asked));
    }

    private static boolean isMicrosofts(Packet request) {
        return request.all(Attribute.VENDOR_SPECIFIC).stream()
                .map(Attribute::value)
                .anyMatch(value ->
                        value.length >= Integer.BYTES && ByteBuffer.wrap(value).getInt() == MICROSOFT);
    }

    /** Of whoever signs in, where the client has proved who it is and tells it as an address. */
    private static String address(Packet request) {
        if (!request.isProved()) return "";
        return request.first(Attribute.CALLING_STATION_ID)
                .map(Words::of)
                .filter(RadiusDesk::isAddress)
                .orElse("");
    }

    private static boolean isAddress(String text) {
        try {
            return !text.contains("/") && NetworkRange.parse(text).bits() > 0;
        } catch (RuleBroken none) {
            return false;
        }
    }

    private byte[] written(Known client, Packet request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.In(var attributes) -> {
                if (SharedSecret.size(attributes) > SharedSecret.room(request))
                    yield written(client, request, new Outcome.No(""));
                counts.count(client.provider().id(), Kind.ACCEPTED);
                yield client.secret().answer(Packet.ACCESS_ACCEPT, request, attributes);
            }
            case Outcome.Ask(var message, var state) -> {
                counts.count(client.provider().id(), Kind.CHALLENGED);
                yield client.secret()
                        .answer(
                                Packet.ACCESS_CHALLENGE,
                                request,
                                fitting(
                                        request,
                                        new Attribute(Attribute.STATE, state),
                                        Attribute.text(Attribute.REPLY_MESSAGE, message)));
            }
            case Outcome.No(var message) -> {
                counts.count(client.provider().id(), Kind.REJECTED);
                yield client.secret()
                        .answer(
                                Packet.ACCESS_REJECT,
                                request,
                                message.isEmpty()
                                        ? List.of()
                                        : fitting(request, Attribute.text(Attribute.REPLY_MESSAGE, message)));
            }
        };
    }

    /** A request may bring so much that it wants back that there is no room for a word. */
    private static List<Attribute> fitting(Packet request, Attribute... attributes) {
        var all = List.of(attributes);
        return SharedSecret.size(all) > SharedSecret.room(request) ? List.of() : all;
    }
}
