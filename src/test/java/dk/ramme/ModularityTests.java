package dk.ramme;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house holds: modules know only whom they may. The pictures in target/spring-modulith-docs come from here. */
class ModularityTests {

    /** What somebody can look through who opens a room for the first time. */
    private static final long FILES_IN_A_ROOM = 50;

    private static final ApplicationModules MODULES = ApplicationModules.of(RammeApplication.class);

    @Test
    void modules_know_only_whom_they_may() {
        MODULES.verify();
    }

    /** Within a module too, where nobody lists who may know whom. */
    @Test
    void rooms_know_each_other_one_way() {
        slices().matching("dk.ramme.(**)").should().beFreeOfCycles().check(OwnClasses.SHIPPED);
    }

    @Test
    void no_room_is_too_large_to_know() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var rooms = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(groupingBy(Path::getParent, counting()));
            rooms.values().removeIf(size -> size <= FILES_IN_A_ROOM);
            assertThat(rooms).isEmpty();
        }
    }

    @Test
    void pictures_of_the_house_are_drawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
