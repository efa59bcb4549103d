package dk.ramme;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house holds: modules know only whom they may. The pictures in target/spring-modulith-docs come from here. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(RammeApplication.class);

    @Test
    void modules_know_only_whom_they_may() {
        MODULES.verify();
    }

    @Test
    void pictures_of_the_house_are_drawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
