package dk.faelled.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.page.Query;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ListsTest {
    record Row(UUID id, @Nullable String name, @Nullable LocalDate day) {}

    private static final ListDefinition<Row> LIST = ListDefinition.<Row>of("t", "platform.ui.gallery.units")
            .select("t.id, t.name, t.day", "list_test t")
            .where("t.people >= :least")
            .search("lower(t.name) like :qAnywhere")
            .columns(
                    Column.<Row>text("name", "platform.ui.gallery.name", "t.name", Row::name)
                            .sorted()
                            .filtered(),
                    Column.<Row>date("day", "platform.ui.gallery.from", "t.day", Row::day)
                            .sorted()
                            .filtered(),
                    Column.<Row>moment("at", "platform.ui.gallery.from", "t.at", _ -> null)
                            .sorted()
                            .filtered(),
                    Column.<Row>number("people", "platform.ui.gallery.people", "t.people", _ -> null)
                            .always()
                            .sorted()
                            .filtered())
            .sortedBy("name")
            .rows(
                    "t.id",
                    (row, n) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("day", LocalDate.class)));

    private static final Map<String, Object> ALL = Map.of("least", 0);
    private static SingleConnectionDataSource database;
    private static Lists lists;

    @BeforeAll
    static void fill() throws SQLException {
        database = new SingleConnectionDataSource(TestDatabase.database().superuser(), true);
        var sql = JdbcClient.create(database);
        lists = new Lists(sql, database);
        sql.sql("drop table if exists list_test").update();
        sql.sql("create table list_test (id uuid, name text, day date, at timestamptz, people int not null)")
                .update();
        sql.sql("""
                insert into list_test
                select gen_random_uuid(),
                       (array['Ærø', 'Østre Skole', 'Å-skolen', 'Aalborg', 'zebra', 'Anna', null])[1 + n % 7],
                       case when n % 5 = 0 then null else date '2026-01-01' + n % 11 end,
                       case when n % 4 = 0 then null else timestamptz '2026-01-01 10:00:00.123456+00' + n % 13 * interval '7 h' end,
                       n % 3
                  from generate_series(1, 203) n
                """).update();
    }

    @AfterAll
    static void leaveNothingBehind() {
        JdbcClient.create(database).sql("drop table list_test").update();
        database.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "day,-name", "-day,name", "-people", "at,-people", "-at,-day", "people"})
    void pagesInBothDirectionsAreTheListCutInPieces(String sort) {
        var whole = new ArrayList<UUID>();
        lists.each(LIST, request("sort=" + sort), ALL, row -> whole.add(row.id()));
        assertThat(whole).hasSize(203);

        var forward = new ArrayList<UUID>();
        var page = lists.page(LIST, request("sort=" + sort), ALL);
        assertThat(page.before()).isNull();
        var last = page;
        while (true) {
            forward.addAll(ids(page));
            last = page;
            if (page.after() == null) break;
            page = lists.page(LIST, request("sort=" + sort + "&after=" + page.after()), ALL);
            assertThat(page.notes()).isEmpty();
        }
        assertThat(forward).isEqualTo(whole);

        var backward = new ArrayList<List<UUID>>(List.of(ids(last)));
        while (last.before() != null) {
            last = lists.page(LIST, request("sort=" + sort + "&before=" + last.before()), ALL);
            backward.add(ids(last));
        }
        Collections.reverse(backward);
        assertThat(backward.stream().flatMap(List::stream)).containsExactlyElementsOf(whole);
    }

    @Test
    void danishLettersComeLastAndFiltersHold() {
        var names = new ArrayList<@Nullable String>();
        lists.each(LIST, request("sort=name"), ALL, row -> names.add(row.name()));
        assertThat(names.stream().distinct())
                .containsExactly("Anna", "zebra", "Ærø", "Østre Skole", "Å-skolen", "Aalborg", null);
        var found = lists.page(
                LIST, request("q=SKOLE&f.day.from=2026-01-03&f.day.until=2026-01-05&f.at.until=2026-01-02"), ALL);
        assertThat(found.rows())
                .isNotEmpty()
                .allMatch(row -> row.name() != null
                        && row.name().toLowerCase(java.util.Locale.ROOT).contains("skole"));
        assertThat(found.count())
                .isEqualTo(lists.countAll(
                        LIST,
                        request("q=SKOLE&f.day.from=2026-01-03&f.day.until=2026-01-05&f.at.until=2026-01-02"),
                        ALL));
    }

    @Test
    void aCursorOfAnotherSortLeadsToTheFirstPageWithANote() {
        var cursor = lists.page(LIST, request("sort=name"), ALL).after();
        var page = lists.page(LIST, request("sort=day&after=" + cursor), ALL);
        assertThat(page.notes()).containsExactly("platform.list.note.cursor");
        assertThat(page.before()).isNull();
    }

    @Test
    void allHitsAreResolvedWhenTheyAreNeeded() {
        var all = new Selection.AllHits(Selection.request(Selection.token(request("f.name=zebra&after=x"))));
        assertThat(lists.ids(LIST, all, ALL)).hasSize(29);
    }

    private static List<UUID> ids(ListPage<Row> page) {
        return page.rows().stream().map(Row::id).toList();
    }

    private static ListRequest request(String query) {
        return new ListRequest("/t", Query.of(query));
    }
}
