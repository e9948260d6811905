package dk.faelled.roles.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.form.Filled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** The steps of asking: only what may be asked for is offered, and what was said stays said. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class AskDeskTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    AskDesk desk;

    @Autowired
    Asking asking;

    @Autowired
    Deciding deciding;

    @Autowired
    UserAssignments assignments;

    private Asked here;
    private ItSystemId pay = new ItSystemId(0);
    private UserRole consultant;

    @BeforeEach
    void aRole() throws Exception {
        here = new Asked(context);
        pay = here.system("Løn");
        consultant = here.role(pay, "Lønkonsulent");
    }

    private static List<String> texts(List<Option> options) {
        return options.stream().map(Option::text).toList();
    }

    private AskForm form(String who, Filled in) {
        var form = new ArrayList<AskForm>();
        Asked.by(who, () -> form.add(desk.form(in, Errors.NONE)));
        return form.getFirst();
    }

    private static Filled said(String step, String receiver, String... targets) {
        return Filled.nothing()
                .with("step", step)
                .with("action", "ADD")
                .with("receivers", receiver)
                .with("targets", targets);
    }

    @Test
    void whoLeadsNobodyFindsOneselfAndALeaderFindsTheStaff() {
        var in = Filled.nothing().with("step", "WHO").with("receiversQuery", "");
        assertThat(texts(form("erik", in).receivers())).containsExactly("erik Prøve (erik) – dig selv");
        assertThat(texts(form("carla", in).receivers()))
                .containsExactly(
                        "carla Prøve (carla) – dig selv",
                        "erik Prøve (erik), S2",
                        "fie Prøve (fie), S2",
                        "gert Prøve (gert), S2");
        assertThat(texts(form("carla", in.with("receiversQuery", "FIE")).receivers()))
                .containsExactly("carla Prøve (carla) – dig selv", "fie Prøve (fie), S2");
        assertThat(texts(form("carla", in.with("receivers", here.user("jens").toString()))
                        .receivers()))
                .as("one who may not be asked for is not shown even where somebody knows the number")
                .doesNotContain("jens Prøve (jens)");
    }

    @Test
    void onlyWhatMayBeAskedForIsOfferedAndWithoutWordsWhatColleaguesHold() {
        var forbidden = here.role(pay, "Lønchef");
        here.says(forbidden, Set.of(RequestableBy.NONE), Set.of());
        var group = here.group("Lønpakke", consultant);
        var erik = here.user("erik").toString();
        assertThat(texts(form("erik", said("ROLES", erik).with("targetsQuery", "løn"))
                        .targets()))
                .containsExactly("Lønkonsulent (Løn)", "Rollebuketten Lønpakke");
        assertThat(form("erik", said("ROLES", erik)).targets()).isEmpty();
        assignments.assign(AssignToUser.of(here.user("fie"), Asked.of(consultant)));
        assignments.assign(AssignToUser.of(here.user("gert"), Asked.of(consultant)));
        assignments.assign(AssignToUser.of(here.user("gert"), Asked.of(forbidden)));
        assertThat(texts(form("erik", said("ROLES", erik)).targets()))
                .containsExactly("Lønkonsulent (Løn) – 2 kolleger har den");
        assertThat(group.roles()).hasSize(1);
    }

    @Test
    void amongManyRolesThatMayNotBeAskedForTheOneThatMayIsFound() {
        here.says(PolicyRegister.Of.SYSTEM, pay.value(), Set.of(RequestableBy.NONE), Set.of(), null);
        for (int i = 0; i < 230; i++) here.role(pay, "Adgang " + (100 + i));
        var last = here.role(pay, "Adgang til sidst");
        here.says(last, Set.of(RequestableBy.EMPLOYEE), Set.of());
        assertThat(texts(
                        form("erik", said("ROLES", here.user("erik").toString()).with("targetsQuery", "adgang"))
                                .targets()))
                .containsExactly("Adgang til sidst (Løn)");
    }

    @Test
    void whatTheRoleLeavesToBeSaidIsAskedForAndGivenAlong() {
        var unit =
                context.getBean(CatalogueTable.class).type(ConstraintType.UNIT).orElseThrow();
        var right = context.getBean(SystemRoleRegister.class)
                .create(
                        pay,
                        new WriteSystemRole(
                                "Se løn",
                                "se_loen",
                                "",
                                1,
                                null,
                                SystemRole.Kind.BOTH,
                                List.of(new SystemRole.Supported(unit.id(), true))));
        var limited = context.getBean(UserRoleRegister.class)
                .create(
                        pay,
                        WriteUserRole.of(
                                        "Se løn",
                                        "SE_LOEN",
                                        new UserRole.Part(
                                                right.id(),
                                                List.of(new ConstraintValue(
                                                        unit.id(), ConstraintValue.Kind.POSTPONED, "", ""))))
                                .with(Set.of(UserRole.Flag.ALLOWS_POSTPONING)));
        var in = said("ROLES", here.user("erik").toString(), "role:" + limited.id(), "role:" + consultant.id());
        Asked.by("erik", () -> {
            assertThat(desk.next(in)).isEqualTo(AskForm.Step.LIMITS);
            var limits = in.with("step", "LIMITS");
            var open = desk.form(limits, Errors.NONE).open();
            assertThat(open).hasSize(1);
            assertThatThrownBy(() -> desk.next(limits))
                    .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.field())
                            .isEqualTo(open.getFirst().name()));
            var filled = limits.with(open.getFirst().name(), Asked.unit("S2").toString());
            assertThat(desk.next(filled)).isEqualTo(AskForm.Step.WHEN);
            assertThat(desk.form(filled.with("step", "WHEN"), Errors.NONE).hidden())
                    .extracting(AskForm.Hidden::name)
                    .contains("receivers", "targets", open.getFirst().name());
            asking.submit(desk.ask(filled));
        });
        for (var id : here.ask("select id from role_request order by id", java.util.UUID.class))
            Asked.by("carla", () -> deciding.approve(id, ""));
        assertThat(assignments.of(here.user("erik")))
                .filteredOn(one -> one.target().equals(Asked.of(limited)))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.postponed()).singleElement().satisfies(said -> assertThat(said.values())
                                .containsExactly(Asked.unit("S2").toString())));
    }

    @Test
    void onlyWhatIsAssignedDirectlyIsOfferedForRemoval() {
        var direct = assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(consultant)));
        var in = said("ROLES", here.user("erik").toString()).with("action", "REMOVE");
        assertThat(form("erik", in).targets())
                .containsExactly(new Option("assignment:" + direct.id(), "Lønkonsulent (Løn)"));
        Asked.by("erik", () -> {
            var begun = desk.begin(true, true, direct.id().value());
            assertThat(begun.text("step")).isEqualTo("WHEN");
            assertThat(desk.ask(begun).wishes()).singleElement().satisfies(wish -> {
                assertThat(wish.assignment()).isEqualTo(direct.id());
                assertThat(wish.target()).isEqualTo(Asked.of(consultant));
            });
        });
    }

    @Test
    void theLastStepTellsWhoDecides() {
        var in = said("CONFIRM", here.user("erik").toString(), "role:" + consultant.id());
        assertThat(form("erik", in).lines()).singleElement().satisfies(line -> assertThat(line.approvers())
                .isEqualTo("carla Prøve"));
        assertThat(form("carla", in).lines()).singleElement().satisfies(line -> assertThat(line.approvers())
                .contains("Administratorerne"));
    }

    @Test
    void whatLacksIsSaidAtTheStepWhereItLacks() {
        Asked.by("erik", () -> {
            assertThatThrownBy(() -> desk.next(Filled.nothing().with("step", "WHO")))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.request.nobody"));
            assertThatThrownBy(() -> desk.next(said("ROLES", here.user("erik").toString())))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.request.nothing"));
        });
    }
}
