package dk.faelled.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody asks the machine how late it is: where its clock is wrong, one page would show another day than the next. */
class ClocksTest {
    /** What runs before there is a database to ask. */
    private static final Set<String> BEFORE_THE_DATABASE =
            Set.of("dk.faelled.platform.database.FolderLock", "dk.faelled.platform.launch.Launcher");

    private static final Set<String> CLOCK =
            Set.of("dk.faelled.platform.Now", "dk.faelled.platform.database.SharedClock");

    @Test
    void theMachinesClockIsAskedInOnePlace() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(place -> !place.contains("-tests.jar"))
                .importPackages("dk.faelled");
        noClasses()
                .that(describe("are not the clock, and run with a database", ClocksTest::isJudged))
                .should()
                .callMethodWhere(describe("it asks the machine's clock", ClocksTest::asksTheMachine))
                .check(classes);
        assertThatThrownBy(() -> noClasses()
                        .should()
                        .callMethodWhere(describe("it asks the machine's clock", ClocksTest::asksTheMachine))
                        .check(classes))
                .hasMessageContaining("SharedClock")
                .hasMessageContaining("Launcher");
    }

    private static boolean isJudged(JavaClass one) {
        var name = one.getName();
        return !CLOCK.contains(name) && !BEFORE_THE_DATABASE.contains(name);
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        CodeUnitCallTarget target = call.getTarget();
        var name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
            default ->
                target.getOwner().getPackageName().equals("java.time")
                        && name.equals("now")
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        };
    }
}
