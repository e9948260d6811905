package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Answer;
import graphql.language.FieldDefinition;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each mutation needs the right to do that to objects of that type, and no other. */
@DeskTest
class GraphqlRightsTest extends Taught {
    private static final Pattern WRITING = Pattern.compile("([a-z_]+)_(create|update|terminate|delete)");

    private static List<FieldDefinition> writing() {
        return Mo.mutations().stream()
                .filter(m -> WRITING.matcher(m.getName()).matches())
                .filter(m -> !m.getName().startsWith("event_"))
                .toList();
    }

    /** As OS2mo calls it, in our words. */
    private static String right(String mutation) {
        var parts = WRITING.matcher(mutation);
        assertThat(parts.matches()).isTrue();
        var type =
                switch (parts.group(1)) {
                    case "itassociation" -> "association";
                    case "addresses" -> "address";
                    case String many
                    when many.matches("engagements|itusers|managers|rolebindings|related_units") ->
                        many.substring(0, many.length() - 1);
                    case String one -> one;
                };
        return "organisation." + type + "." + parts.group(2);
    }

    private Answer send(FieldDefinition mutation, String key) {
        var argument = mutation.getInputValueDefinitions().getFirst();
        var query = argument.getName().equals("input")
                ? Mo.document(mutation.getName(), "uuid")
                : "mutation($i: UUID!) { %s(uuid: $i) { uuid } }".formatted(mutation.getName());
        return mo.send("v30", key, query, Map.of("i", LeastInput.of(argument.getType())));
    }

    @Test
    void whoMayOnlyReadIsToldWhatIsMissing() {
        var reader = mo.key("organisation.read", "platform.cpr.read");
        assertThat(writing()).hasSizeGreaterThan(60);
        for (var mutation : writing()) {
            var answer = send(mutation, reader).json();
            assertThat(answer.at("/errors/0/message").asString())
                    .as(answer.toString())
                    .isEqualTo("No policy approved the access");
            assertThat(answer.at("/errors/0/extensions/error_context/permission")
                            .asString())
                    .isEqualTo(right(mutation.getName()));
            assertThat(answer.at("/errors/0/extensions/error_context/error_key").asString())
                    .isEqualTo("E_FORBIDDEN");
        }
    }

    @Test
    void theOneRightIsEnough() {
        for (var mutation : writing()) {
            var answer = send(mutation, mo.key(right(mutation.getName()))).json();
            var error = answer.at("/errors/0/extensions/error_context/error_key");
            // what is written is mostly about nothing that is there, and told so
            assertThat(answer.path("errors").isEmpty() || !error.asString("").isEmpty())
                    .as(answer.toString())
                    .isTrue();
            assertThat(error.asString("")).as(answer.toString()).isNotIn("E_FORBIDDEN", "E_UNKNOWN");
        }
    }

    @Test
    void whoMayEditOnThePagesMayHereToo() {
        var editor = mo.key("organisation.edit", "organisation.read");
        var type = authority.aClass("org_unit_type", "Afdeling");
        var make = Map.of("i", input("name", "Bib", "org_unit_type", type, "validity", from("2021-01-01")));
        assertThat(mo.send("v30", editor, Mo.document("org_unit_create", "uuid current { name }"), make)
                        .json()
                        .at("/data/org_unit_create/current/name")
                        .asString())
                .isEqualTo("Bib");
        var gone = "mutation { engagement_delete(uuid: \"" + job + "\") { uuid } }";
        assertThat(mo.send("v30", editor, gone, Map.of()).body()).contains("organisation.engagement.delete");
        // a key owns nothing, so it may change nothing as an owner
        var owner = mo.key("organisation.edit.own", "organisation.read");
        var rename = Map.of("i", input("uuid", school, "name", "Byskolen", "validity", from("2024-01-01")));
        assertThat(mo.send("v30", owner, Mo.document("org_unit_update", "uuid"), rename)
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("ErrorCodes.E_FORBIDDEN");
    }
}
