package dk.faelled.roles;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final com.tngtech.archunit.core.domain.JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dk.faelled.roles");

    @Test
    void arrowsRunFromRoomsToTheDoorAndNeverBack() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("dk.faelled.roles")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dk.faelled.roles.(*)..")
                .check(CLASSES);
    }

    @Test
    void noRoomsFormACircle() {
        slices().matching("dk.faelled.roles.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
