package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.imports.registry.RegistryRefused.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/**
 * A registry that refuses, in whatever way, is in the log with its reason and in the figures, so that whoever runs Ramme hears
 * of it (operators finding 3, words finding 3).
 */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class RegistryAlarmTests {

    private static int times;

    private final ImportScene scene;
    private final RegistrySimulator registry;
    private final ReadImport read;
    private final MeterRegistry meters;
    private final TestClock clock;

    RegistryAlarmTests(
            @Autowired ApplicationContext context,
            @Autowired RegistrySimulator registry,
            @Autowired ReadImport read,
            @Autowired MeterRegistry meters,
            @Autowired TestClock clock) {
        this.scene = ImportScene.of(context);
        this.registry = registry;
        this.read = read;
        this.meters = meters;
        this.clock = clock;
    }

    @AfterEach
    void the_registry_is_well() {
        registry.calm();
        clock.reset();
    }

    /** Every kind of refusal there is; what else is not as agreed, and in which words, is in {@code PoisonPageTests}. */
    static Stream<Arguments> refusals() {
        var kinds = Map.of(
                Reason.NOT_ALLOWED, List.of(RegistryFault.status(401), RegistryFault.status(403)),
                Reason.NOT_AS_AGREED,
                        List.of(
                                RegistryFault.status(302, "Location", "https://elsewhere.example"),
                                RegistryFault.page("{\"cvr\": \"24256790\"}"),
                                RegistryFault.page("text/html", new byte[] {'<'}),
                                RegistryFault.endless(1 << 20, Duration.ZERO, () -> {})),
                Reason.UNKNOWN_COMPANY, List.of(RegistryFault.status(404)));
        return Arrays.stream(Reason.values())
                .flatMap(reason -> kinds.get(reason).stream().map(fault -> Arguments.of(reason, fault)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatever_is_refused_is_in_the_figures_and_what_is_the_operators_in_the_log_with_its_reason(
            Reason reason, RegistryFault fault, CapturedOutput output) {
        var cvr = AnOrganisation.anyCvr();
        var organisation = scene.organisation(cvr);
        clock.advance(Duration.ofMinutes(11).multipliedBy(++times)); // something was said a moment ago
        double alarms = count("ramme.alarms", "what", "signature-registry");
        double refused = count("ramme.imports.ended", "outcome", "refused");
        registry.fail(fault);

        var id = scene.acting(
                organisation,
                () -> read.registry(new Opening("registry", ImportScope.ALL, ImportScene.SOMEBODY, "Birgit")));

        scene.until(() -> scene.run(organisation, id).state() == ImportState.REFUSED);
        scene.until(() -> count("ramme.imports.ended", "outcome", "refused") == refused + 1);
        boolean ours = reason != Reason.UNKNOWN_COMPANY;
        assertThat(count("ramme.alarms", "what", "signature-registry")).isEqualTo(alarms + (ours ? 1 : 0));
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ALARM signature-registry: ") && !line.contains(" more in "))
                .hasSize(ours ? 1 : 0)
                .allMatch(line -> line.contains("WARN"));
    }

    private double count(String figure, String tag, String value) {
        var counter = meters.find(figure).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }
}
