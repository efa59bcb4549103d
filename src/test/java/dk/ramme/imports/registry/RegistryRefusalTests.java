package dk.ramme.imports.registry;

import static dk.ramme.imports.registry.RegistryScene.FIRST_PAGE;
import static dk.ramme.imports.registry.RegistryScene.assertRefused;
import static dk.ramme.imports.registry.RegistryScene.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.registry.RegistryRefused.Reason;
import dk.ramme.imports.row.Section;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A no of the registry is taken for a no, and not asked for again. */
class RegistryRefusalTests {

    @AutoClose
    static final RegistryScene scene = new RegistryScene();

    @BeforeEach
    void calm() {
        scene.simulator.calm();
    }

    @Test
    void nobody_is_let_in_with_another_key() {
        var registry = new SignatureRegistry(settings(scene.simulator.url(), "another"), Clock.systemUTC());

        assertRefused(registry, Reason.NOT_ALLOWED);
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    @Test
    void a_company_nobody_knows_is_told_from_other_refusals() {
        var unknown = new CvrNumber("13748136");

        var refused = catchThrowableOfType(
                RegistryRefused.class, () -> scene.registry().page(unknown, Section.USERS, null));

        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_COMPANY);
        assertThat(scene.simulator.fetches()).containsEntry("13748136/users?", 1);
    }

    @Test
    void a_redirect_is_not_followed() {
        var elsewhere = scene.simulator.url() + "/v1/companies/31086019/users";
        scene.simulator.fail(RegistryFault.status(302, "Location", elsewhere));

        assertRefused(scene.registry(), Reason.NOT_AS_AGREED);
        assertThat(scene.simulator.fetches()).containsOnlyKeys(FIRST_PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED", "403, NOT_ALLOWED", "404, UNKNOWN_COMPANY", "400, NOT_AS_AGREED", "405, NOT_AS_AGREED",
        "410, NOT_AS_AGREED", "418, NOT_AS_AGREED", "204, NOT_AS_AGREED", "202, NOT_AS_AGREED", "304, NOT_AS_AGREED"
    })
    void a_no_is_taken_for_a_no(int status, Reason reason) {
        scene.simulator.fail(RegistryFault.status(status));

        assertRefused(scene.registry(), reason);
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }
}
