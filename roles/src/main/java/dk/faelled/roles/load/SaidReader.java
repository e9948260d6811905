package dk.faelled.roles.load;

import dk.faelled.roles.load.OrganisationSaid.UnitSaid;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import dk.faelled.roles.lookup.Refused;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what loaders post one unit and one user after the other; where it is more than any authority has, it stops. */
@Component
class SaidReader {
    private static final int UNITS = 50_000;
    private static final int USERS = 150_000;
    private final JsonMapper json;

    SaidReader(JsonMapper json) {
        this.json = json;
    }

    OrganisationSaid whole(InputStream in) {
        List<UnitSaid> units = List.of();
        List<UserSaid> users = List.of();
        try (var parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw notExpected();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = parser.currentName();
                parser.nextToken();
                switch (member) {
                    case "orgUnits" -> units = list(parser, UnitSaid.class, UNITS, "OrgUnits");
                    case "users" -> users = list(parser, UserSaid.class, USERS, "users");
                    default -> parser.skipChildren();
                }
            }
        }
        return new OrganisationSaid(units, users);
    }

    List<UserSaid> users(InputStream in) {
        try (var parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) throw notExpected();
            return list(parser, UserSaid.class, USERS, "users");
        }
    }

    private <T> List<T> list(JsonParser parser, Class<T> kind, int most, String what) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) return List.of();
        if (parser.currentToken() != JsonToken.START_ARRAY) throw notExpected();
        // one of many: what follows is not too much
        var reader = json.readerFor(kind).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        var read = new ArrayList<T>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) throw notExpected();
            if (parser.currentToken() == JsonToken.VALUE_NULL) continue;
            if (read.size() == most)
                throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "More than %,d %s are not taken".formatted(most, what));
            read.add(reader.readValue(parser));
        }
        return read;
    }

    private static Refused notExpected() {
        return Refused.wrong("The body is not the JSON that is expected here");
    }
}
