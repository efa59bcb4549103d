package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.link.BaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class ProductionGuardTests {

    private static final String ISSUER = "spring.security.oauth2.client.provider.mitid.issuer-uri";

    private final ApplicationContextRunner production = new ApplicationContextRunner()
            .withUserConfiguration(Guarded.class)
            .withPropertyValues(
                    "spring.security.oauth2.client.registration.mitid.client-id=ramme",
                    "spring.security.oauth2.client.registration.mitid.client-secret=not-a-real-one",
                    ISSUER + "=https://netseidbroker.dk/op",
                    "ramme.base-url=https://ramme.example",
                    "spring.mail.host=smtp.nordlys-drift.dk",
                    "ramme.mail.from=ingen-svar@nordlys-drift.dk",
                    "ramme.operator.name=Nordlys Drift",
                    "ramme.operator.email=hjaelp@nordlys-drift.dk",
                    "ramme.operator.phone=+45 33 12 34 56");

    @Test
    void starts_with_settings_fit_for_production() {
        production.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void needs_no_secret_where_ramme_has_a_key_of_its_own() {
        production
                .withPropertyValues(
                        "spring.security.oauth2.client.registration.mitid.client-secret=",
                        "spring.security.oauth2.client.registration.mitid.client-authentication-method=private_key_jwt")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "spring.security.oauth2.client.provider.mitid.issuer-uri, '', RAMME_BROKER_ISSUER",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, http://netseidbroker.dk/op, https",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://localhost:8090/mitid, this machine",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://127.0.0.1/mitid, this machine",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://127.1.2.3/mitid, this machine",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://[::1]/mitid, this machine",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://pp.netseidbroker.dk/op, test environment",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://PP.netseidbroker.dk/op, test environment",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://ramme.sandbox.signicat.com/auth, test environment",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, https://ramme-test.criipto.id, test environment",
        "spring.security.oauth2.client.provider.mitid.issuer-uri, not an address, https",
        "ramme.base-url, http://localhost:8080, RAMME_BASE_URL",
        "ramme.base-url, https://localhost, RAMME_BASE_URL",
        "spring.security.oauth2.client.registration.mitid.client-id, '', RAMME_BROKER_CLIENT_ID",
        "spring.security.oauth2.client.registration.mitid.client-secret, '', RAMME_BROKER_CLIENT_SECRET",
        "spring.mail.host, '', RAMME_SMTP_HOST",
        "ramme.mail.from, '', RAMME_MAIL_FROM",
        "ramme.mail.from, ingen-svar@ramme.example, is an example",
        "ramme.operator.name, '', RAMME_OPERATOR_NAME",
        "ramme.operator.name, Eksempeldrift, is an example",
        "ramme.operator.email, ' ', RAMME_OPERATOR_EMAIL",
        "ramme.operator.email, hjaelp@ramme.example, is an example",
        "ramme.operator.phone, '', RAMME_OPERATOR_PHONE",
        "ramme.operator.phone, +45 00 00 00 00, is an example",
    })
    void refuses_to_start_and_names_the_setting(String setting, String value, String said) {
        production
                .withPropertyValues(setting + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(NotFitForProduction.class)
                        .hasMessageContaining(setting)
                        .hasMessageContaining(said));
    }

    @Test
    void says_everything_that_is_wrong_at_once() {
        production
                .withPropertyValues(
                        ISSUER + "=http://localhost:8090/mitid",
                        "spring.security.oauth2.client.registration.mitid.client-id=",
                        "ramme.base-url=http://localhost:8080",
                        "spring.mail.host=",
                        "ramme.operator.name=")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("issuer-uri")
                        .hasMessageContaining("client-id")
                        .hasMessageContaining("ramme.base-url")
                        .hasMessageContaining("spring.mail.host")
                        .hasMessageContaining("ramme.operator.name"));
    }

    @Test
    void lets_a_test_environment_use_a_broker_of_its_own() {
        production
                .withBean(TestEnvironment.class, () -> new TestEnvironment() {})
                .withPropertyValues(ISSUER + "=http://localhost:8090/mitid", "ramme.base-url=http://localhost:8080")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BaseUrl.class)
    @Import(ProductionGuard.class)
    static class Guarded {}
}
