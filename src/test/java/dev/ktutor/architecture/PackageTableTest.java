package dev.ktutor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.ktutor.architecture.PackageTable.PRODUCT;
import static dev.ktutor.architecture.PackageTable.ROWS;
import static dev.ktutor.architecture.PackageTable.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The law of the house holds: see {@link PackageTable}. */
class PackageTableTest {

    @TestFactory
    Stream<DynamicTest> a_row_uses_only_what_it_lists() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> classes().that(row.classes())
                .should().onlyDependOnClassesThat(row.permitted()).allowEmptyShould(true)
                .because("what lies above must not be seen from below: own an interface and let lab implement it instead")
                .check(PRODUCT)));
    }

    @Test
    void the_import_is_not_empty() {
        assertThat(PRODUCT.size()).as("classes found; every rule holds over none").isGreaterThan(100);
    }

    @Test
    void no_class_is_homeless() {
        List<String> homeless = PRODUCT.stream().map(JavaClass::getPackageName).distinct()
                .filter(name -> rowOf(name) == null).toList();
        assertThat(homeless).as("packages outside every row: put the class where it belongs instead").isEmpty();
    }

    @Test
    void rows_form_no_cycle() {
        slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                PackageTable.Row row = rowOf(type.getPackageName());
                return row == null ? SliceIdentifier.ignore() : SliceIdentifier.of(row.name());
            }

            @Override
            public String getDescription() {
                return "the rows of the table";
            }
        }).should().beFreeOfCycles().because("layering does not happen by itself").check(PRODUCT);
    }
}
