package dk.faelled.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.page.Query;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListViewTest {
    record Row(String name) {}

    private static final ListDefinition<Row> LIST = ListDefinition.<Row>of("t", "platform.ui.gallery.units")
            .select("x", "y")
            .search("search like :qAnywhere")
            .columns(
                    Column.<Row>text("name", "platform.ui.gallery.name", "n", Row::name)
                            .always()
                            .sorted()
                            .filtered(),
                    Column.<Row>date("from", "platform.ui.gallery.from", "f", _ -> null)
                            .sorted()
                            .filtered(),
                    Column.<Row>number("people", "platform.ui.gallery.people", "p", _ -> 1)
                            .filtered()
                            .onRequest())
            .sortedBy("name")
            .rows("id", (row, n) -> new Row(""));

    private static ListView<Row> view(String query) {
        var request = new ListRequest("/units", Query.of(query));
        return ListView.of(LIST, request, new ListPage<>(List.of(new Row("a")), "b", "c", 3, List.of()));
    }

    @Test
    void aHeadSortsTheOtherWayRoundWhenItIsSortedAlreadyAndLeavesThePage() {
        var heads = view("q=x&sort=-name&after=abc").heads();
        assertThat(heads.getFirst().sort()).isEqualTo("/units?q=x&sort=name");
        assertThat(heads.getFirst().order()).isEqualTo("descending");
        assertThat(heads.get(1).order()).isEqualTo("none");
    }

    @Test
    void aChipLeadsToThePageWithoutItsFilterAndWithAllOthers() {
        var view = view("q=skole&f.name=A&f.name=B&f.from.from=2026-03-01&size=50");
        assertThat(view.chips()).hasSize(4);
        assertThat(view.chips().get(1).removeHref())
                .isEqualTo("/units?q=skole&f.name=B&f.from.from=2026-03-01&size=50");
    }

    @Test
    void unknownColumnsSortsAndSizesAreLeftOut() {
        var view = view("cols=people,drop&sort=-nothing&size=7");
        assertThat(view.heads()).extracting(ListView.Head::key).containsExactly("people");
        assertThat(LIST.sort(view.request())).containsExactly(new SortKey("name", false));
        assertThat(view.request().size()).isEqualTo(25);
        assertThat(new ListRequest("/", Query.of("asOf=nonsense")).asOf(LocalDate.EPOCH))
                .isEqualTo(LocalDate.EPOCH);
    }

    @Test
    void filtersBecomeParametersAndNeverText() {
        var filters = Filters.of(
                LIST, view("q=50%25&f.name=O'Hara;--&f.people.from=1.234,5").request());
        assertThat(filters.where()).isEqualTo("""
                        (true)
                           and (search like :qAnywhere)
                           and (lower(n) like :f3)
                           and p >= :f4""");
        assertThat(filters.parameters()).containsEntry("qAnywhere", "%50\\%%").containsEntry("f3", "%o'hara;--%");
        assertThat(filters.parameters().get("f4")).hasToString("1234.5");
    }

    @Test
    void aFilterThatIsNoneOfItsColumnsTypeIsLeftOutWithANote() {
        var filters = Filters.of(LIST, view("f.from.from=31.2.2026").request());
        assertThat(filters.notes()).containsExactly("platform.list.note.filter");
        assertThat(filters.where()).isEqualTo("(true)");
    }

    @Test
    void allHitsAreKeptAsAFilterAndNotAsAPage() {
        var token = view("q=skole&f.name=A&after=xyz&sort=-name").selectionToken();
        assertThat(Selection.request(token).query()).isEqualTo(Query.of("q=skole&f.name=A"));
    }
}
