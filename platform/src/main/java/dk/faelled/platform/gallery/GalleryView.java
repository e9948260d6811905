package dk.faelled.platform.gallery;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListPage;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.SavedView;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Query;
import dk.faelled.platform.page.Timeline;
import dk.faelled.platform.page.TreeNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gallery shows: invented units, with everything that can be the matter with them. */
public record GalleryView(ListRequest request, LocalDate today) {
    public record Row(
            String name, @Nullable String number, int people, BigDecimal area, LocalDate from, String state) {}

    private static final List<Option> STATES =
            List.of(new Option("active", "Aktiv"), new Option("planned", "Planlagt"), new Option("ended", "Afsluttet"));

    private static final ListDefinition<Row> UNITS = ListDefinition.<Row>of(
                    "platform.gallery", "platform.ui.gallery.units")
            .select("", "")
            .search("true")
            .columns(
                    Column.<Row>text("name", "platform.ui.gallery.name", "name", Row::name)
                            .always()
                            .sorted()
                            .filtered(),
                    Column.<Row>text("number", "platform.ui.gallery.number", "number", Row::number)
                            .sorted(),
                    Column.<Row>number("people", "platform.ui.gallery.people", "people", Row::people)
                            .sorted(),
                    Column.<Row>number("area", "platform.ui.gallery.area", "area", Row::area)
                            .onRequest(),
                    Column.<Row>date("from", "platform.ui.gallery.from", "valid_from", Row::from)
                            .sorted()
                            .filtered(),
                    Column.<Row>text("state", "platform.ui.gallery.state", "state", Row::state)
                            .chosenFrom(() -> STATES))
            .sortedBy("name")
            .rows("id", (row, n) -> {
                throw new UnsupportedOperationException("the gallery has no database");
            });

    public List<Option> states() {
        return STATES;
    }

    public Errors errors() {
        return new Errors(List.of(
                new Errors.Error("unit-name", "Enheden mangler et navn. Skriv det navn, som medarbejderne kender."),
                new Errors.Error("unit-start", "31. februar findes ikke. Skriv en dato, der findes.")));
    }

    public ListView<Row> list() {
        var rows = List.of(
                new Row("Borgerservice", "1101", 48, new BigDecimal("812.5"), LocalDate.of(2019, 1, 1), "active"),
                new Row(
                        "Børn, Unge og Uddannelse",
                        "1200",
                        1234,
                        new BigDecimal("12450"),
                        LocalDate.of(2007, 1, 1),
                        "active"),
                new Row("Digitalisering og IT", null, 37, new BigDecimal("640.25"), LocalDate.of(2022, 8, 1), "active"),
                new Row("Ældre og Sundhed", "1300", 2105, new BigDecimal("30210"), LocalDate.of(2027, 1, 1), "planned"),
                new Row("Økonomi (nedlagt)", "1009", 0, BigDecimal.ZERO, LocalDate.of(2007, 1, 1), "ended"));
        var page = new ListPage<>(rows, null, "place", 10_001, List.of("platform.list.note.cursor"));
        var view = new SavedView(
                new UUID(0, 1),
                new UUID(0, 2),
                SavedView.Share.TENANT,
                null,
                "platform.gallery",
                "Kun aktive",
                "f.state=active",
                true);
        return ListView.of(UNITS, request, page).with(List.of(view));
    }

    public ListView<Row> none(boolean filtered) {
        var asked = new ListRequest(request.path(), Query.of(filtered ? "q=findes+ikke&f.state=ended" : ""));
        return ListView.of(UNITS, asked, new ListPage<>(List.of(), null, null, 0, List.of()));
    }

    public List<TreeNode> tree() {
        return List.of(TreeNode.open(
                "top",
                "Søndby Kommune",
                "#top",
                false,
                "#fold",
                List.of(
                        TreeNode.open(
                                "born",
                                "Børn, Unge og Uddannelse",
                                "#born",
                                false,
                                "#fold",
                                List.of(
                                        TreeNode.leaf("skole", "Søndby Skole", "#skole", true),
                                        TreeNode.leaf("sfo", "Klub og SFO", "#sfo", false))),
                        TreeNode.folded("teknik", "Teknik og Miljø", "#teknik", false, "#unfold", "/ui/branch"),
                        TreeNode.leaf("aeldre", "Ældre og Sundhed", "#aeldre", false))));
    }

    public static List<TreeNode> branch() {
        return List.of(
                TreeNode.leaf("vej", "Veje og Parker", "#vej", false),
                TreeNode.leaf("plan", "Plan og Byg", "#plan", false));
    }

    public Timeline timeline() {
        return new Timeline(
                "Enhedens historie",
                List.of(
                        new Timeline.Period("Navn", "Skoleafdelingen", null, LocalDate.of(2021, 8, 1)),
                        new Timeline.Period("Navn", "Børn, Unge og Uddannelse", LocalDate.of(2021, 8, 1), null),
                        new Timeline.Period("Leder", "Ane Holm", LocalDate.of(2019, 3, 1), LocalDate.of(2024, 6, 1)),
                        new Timeline.Period("Leder", "Bo Friis", LocalDate.of(2024, 6, 1), LocalDate.of(2027, 1, 1)),
                        new Timeline.Period("Hører under", "Direktionen", LocalDate.of(2020, 1, 1), null)),
                today);
    }

    public List<Change> changes() {
        return List.of(
                new Change("Navn", "Skoleafdelingen", "Børn, Unge og Uddannelse"),
                new Change("EAN-nummer", null, "5798000000001"),
                new Change("Telefon", "59 00 00 00", null));
    }
}
