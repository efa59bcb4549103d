package dk.ramme.imports.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** As the application binds them, from the file it is shipped with. */
class SignatureRegistrySettingsTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(SignatureRegistry.class);

    @Test
    void as_shipped_there_is_no_registry() {
        application.run(context -> {
            assertThat(context.getBean(SignatureRegistry.class).isThere()).isFalse();
            var settings = context.getBean(SignatureRegistrySettings.class);
            assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(20));
            assertThat(settings.pageSize()).isEqualTo(1000);
        });
    }

    @Test
    void an_address_makes_one() {
        application
                .withPropertyValues("ramme.signature-registry.url=https://registry.example/signatures")
                .run(context -> assertThat(
                                context.getBean(SignatureRegistry.class).isThere())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=http://registry.example",
                "attempts=0",
                "attempts=11",
                "patience=0s",
                "patience=2h",
                "read-timeout=-1s",
                "connect-timeout=0ms",
                "page-size=0",
                "page-size=10001",
                "max-page=1B",
                "max-page=1GB",
                "api-key-header=X: Y",
                "bearer-token=tøken"
            })
    void what_cannot_work_is_refused_at_the_start(String setting) {
        application
                .withPropertyValues("ramme.signature-registry." + setting)
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageNotContaining("tøken"));
    }
}
