package dk.faelled.organisation.os2mo.http;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which lists are written out as they are read. */
class RootFieldTest {
    private static List<RootField> fields(String query, Map<String, Object> variables) {
        return RootField.of(Parser.parse(query), new Operation(query, variables, null));
    }

    private static String objects(String query, Map<String, Object> variables) {
        var fields = fields(query, variables);
        return fields.isEmpty() ? "–" : String.valueOf(fields.getFirst().objects());
    }

    @Test
    void aListWithoutLimitIs() {
        assertThat(objects("{ persons { objects { uuid } } }", Map.of())).isEqualTo("objects");
        assertThat(objects("{ managers(inherit: true, filter: {org_unit: {}}) { objects { uuid } } }", Map.of()))
                .isEqualTo("objects");
        assertThat(objects(
                        "query($l: int) { persons(limit: $l) { page_info { next_cursor } all: objects { uuid } } }",
                        Map.of()))
                .isEqualTo("all");
        assertThat(objects("{ persons(limit: 10) { objects { uuid } } }", Map.of()))
                .isEqualTo("–");
        assertThat(objects("query($l: int) { persons(limit: $l) { objects { uuid } } }", Map.of("l", 10)))
                .isEqualTo("–");
        assertThat(objects("query($l: int = 10) { persons(limit: $l) { objects { uuid } } }", Map.of()))
                .isEqualTo("–");
        assertThat(objects("{ persons { a: objects { uuid } b: objects { uuid } } }", Map.of()))
                .isEqualTo("–");
        assertThat(objects(
                        "query($l: int, $c: Cursor) { persons(limit: $l, cursor: $c) { objects { uuid } } }",
                        Map.of("l", 5_000, "c", "x")))
                .isEqualTo("objects");
        assertThat(objects("{ persons(limit: 1001) { objects { uuid } } }", Map.of()))
                .isEqualTo("objects");
        for (var list : List.of("managers", "registrations", "access_log", "events"))
            assertThat(objects("{ " + list + "(limit: 1001, cursor: \"x\") { objects { __typename } } }", Map.of()))
                    .isEqualTo("objects");
        assertThat(objects("{ registrations(limit: 1000) { objects { uuid } } }", Map.of()))
                .isEqualTo("–");
        assertThat(objects("mutation { employee_refresh { objects } }", Map.of()))
                .isEqualTo("–");
    }

    @Test
    void whatFragmentsHoldIsFoundInThem() {
        var query = """
                query($with: Boolean!) {
                  ...start
                  ... on Query { persons { ...page } }
                }
                fragment start on Query { persons { page_info { next_cursor } } version @skip(if: $with) { mo_version } }
                fragment page on EmployeeResponsePaged { ... { objects { ...one } } objects @include(if: $with) { current { name } } }
                fragment one on EmployeeResponse { uuid }
                """;
        var with = fields(query, Map.of("with", true));
        assertThat(with).extracting(RootField::key).containsExactly("persons");
        assertThat(with.getFirst().objects()).isEqualTo("objects");
        assertThat(one(with.getFirst()))
                .isEqualTo("persons { page_info { next_cursor } objects { ...one current { name } } }");
        var without = fields(query, Map.of("with", false));
        assertThat(without).extracting(RootField::key).containsExactly("persons", "version");
        assertThat(one(without.getFirst())).isEqualTo("persons { page_info { next_cursor } objects { ...one } }");
        assertThat(without.get(1).objects()).isNull();
    }

    /** The one field of its document, on one line. */
    private static String one(RootField field) {
        var operation =
                field.document().getDefinitionsOfType(OperationDefinition.class).getFirst();
        return AstPrinter.printAst(operation.getSelectionSet().getSelections().getFirst())
                .replaceAll("\\s+", " ");
    }
}
