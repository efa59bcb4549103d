package dk.ramme;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * The classes of the house, read once for all rules. Of what they use of others the name is known and no more: all that a rule
 * asks about a library's class is whether it is that class, and to read the libraries too takes three times as long.
 */
public final class OwnClasses {

    private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

    /** Tests too. */
    public static final JavaClasses ALL = ArchConfiguration.withThreadLocalScope(settings -> {
        settings.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPackages("dk.ramme");
    });

    public static final JavaClasses SHIPPED = ALL.that(describe("are shipped", OwnClasses::isShipped));

    private OwnClasses() {}

    private static boolean isShipped(JavaClass one) {
        return one.getSource()
                .map(source -> NO_TESTS.includes(Location.of(source.getUri())))
                .orElse(false);
    }
}
