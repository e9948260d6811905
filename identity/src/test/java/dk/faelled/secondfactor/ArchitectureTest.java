package dk.faelled.secondfactor;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final com.tngtech.archunit.core.domain.JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dk.faelled.secondfactor");

    @Test
    void arrowsRunFromRoomsToTheDoorAndNeverBack() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("dk.faelled.secondfactor")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dk.faelled.secondfactor.(*)..")
                .check(CLASSES);
    }

    @Test
    void noRoomsFormACircle() {
        slices().matching("dk.faelled.secondfactor.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
