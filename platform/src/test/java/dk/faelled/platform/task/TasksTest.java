package dk.faelled.platform.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class TasksTest {
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

    @Autowired
    TaskDesk desk;

    @Autowired
    Tenants tenants;

    @Autowired
    TaskKind doForTest;

    @Autowired
    TaskKind secretForTest;

    private final Somebody ane = Somebody.with("platform.home");

    @Test
    void tasksAreSeenByDueDateThoseWithoutOneLast() {
        open("c", ane, null);
        open("b", ane, MARCH.plusDays(1));
        open("d", ane, MARCH);
        open("a", ane, MARCH.plusDays(1));
        ane.does(() -> {
            var keys = new ArrayList<String>();
            @Nullable String after = null;
            do {
                var page = desk.page(after, 1);
                keys.add(page.tasks().getFirst().key());
                after = page.more();
            } while (after != null);
            assertThat(keys).containsExactly("d", "a", "b", "c");
            assertThat(desk.page("no place at all", 9).tasks()).hasSize(4);
        });
    }

    @Test
    void aTitleIsToldInTheLanguageOfItsReader() {
        open("a", ane, MARCH);
        ane.does(() -> assertThat(desk.page(null, 9).tasks().getFirst().title()).isEqualTo("Gør a"));
        ane.does(Locale.of("en"), () -> assertThat(desk.page(null, 9).tasks().getFirst())
                .satisfies(task -> assertThat(task.title()).isEqualTo("Do a"))
                .satisfies(task -> assertThat(task.due()).isEqualTo("1 March 2027")));
    }

    @Test
    void everyoneSeesTheirOwnThoseOfTheirRightsAndAdministratorsThoseThatNobodyLeads() {
        open("mine", ane, MARCH);
        open("of-a-right", new Assignee.Holder("platform.import"));
        open("of-a-unit", new Assignee.UnitManager(UUID.randomUUID()));
        ane.does(() -> assertThat(keys()).containsExactly("mine"));
        Somebody.with("platform.home", "platform.import")
                .does(() -> assertThat(keys()).containsExactly("of-a-right"));
        Somebody.with("platform.home", "platform.tenant.admin")
                .does(() -> assertThat(keys()).containsExactly("of-a-unit"));
    }

    @Test
    void whoLacksTheRightToWhatItIsAboutDoesNotSeeIt() {
        desk.open(task("secret", secretForTest, new Assignee.Person(ane.id()), null));
        ane.does(() -> assertThat(keys()).isEmpty());
        var keeper = new Somebody(ane.id(), java.util.Set.of("platform.home", "platform.keys"));
        keeper.does(() -> assertThat(keys()).containsExactly("secret"));
    }

    @Test
    void openedTwiceItIsThereOnceAndBroughtUpToDateAndClosedItStaysClosed() {
        open("a", ane, MARCH);
        open("a", ane, MARCH.plusDays(7));
        ane.does(() -> assertThat(desk.page(null, 9).tasks())
                .extracting(TaskView::dueOn)
                .containsExactly(MARCH.plusDays(7)));
        desk.close("a", "DONE");
        desk.close("a", "DONE");
        open("a", ane, MARCH);
        ane.does(() -> assertThat(keys()).isEmpty());
    }

    @Test
    void aPressDoesItAndClosesItAndOthersCannotPress() {
        var key = "press-" + UUID.randomUUID();
        open(key, ane, MARCH);
        Somebody.with("platform.home")
                .does(() -> assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.act(key, "done")));
        ane.does(() -> {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.act(key, "nothing"));
            desk.act(key, "done");
            assertThat(keys()).isEmpty();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.act(key, "done"));
        });
        assertThat(TestTasks.DONE).contains(key);
    }

    @Test
    void theSameKeyInAnotherAuthorityIsAnotherTask() {
        open("shared", ane, MARCH);
        var neighbour = tenants.create("20000002", "997", "Naboby", TenantInfo.Kind.MUNICIPALITY)
                .id();
        Tenant.run(neighbour, () -> {
            ane.does(() -> assertThat(keys()).isEmpty());
            desk.close("shared", "DONE");
            open("shared", ane, null);
            desk.close("shared", "DONE");
        });
        ane.does(() -> assertThat(desk.page(null, 9).tasks())
                .extracting(TaskView::dueOn)
                .containsExactly(MARCH));
    }

    private List<String> keys() {
        return desk.page(null, 100).tasks().stream().map(TaskView::key).toList();
    }

    private void open(String key, Somebody whose, @Nullable LocalDate due) {
        desk.open(task(key, doForTest, new Assignee.Person(whose.id()), due));
    }

    private void open(String key, Assignee whose) {
        desk.open(task(key, doForTest, whose, null));
    }

    private static OpenTask task(String key, TaskKind kind, Assignee whose, @Nullable LocalDate due) {
        return new OpenTask(key, kind, new TestTasks.What(key), whose, due, OpenTask.Severity.NORMAL, "/notices");
    }
}
