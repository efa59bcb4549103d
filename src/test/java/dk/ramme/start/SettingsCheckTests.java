package dk.ramme.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.login.broker.TestEnvironment;
import dk.ramme.start.SettingsCheck.UnfitSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What Ramme does not start with in production: what is fit for tests alone, and what cannot work (T68; operators finding 9). */
@ExtendWith(OutputCaptureExtension.class)
class SettingsCheckTests {

    private static final String BROKER = "spring.security.oauth2.client.registration.mitid.";

    @TempDir
    private Path folder;

    private Production production;

    @BeforeEach
    void fit_settings() throws IOException {
        production = Production.in(folder);
    }

    @Test
    void starts_with_settings_fit_for_production() {
        assertThat(production.problems()).isEmpty();
    }

    @Test
    void needs_no_secret_where_ramme_has_a_key_of_its_own() {
        production.set("RAMME_BROKER_CLIENT_SECRET", "");
        assertThat(production.problems()).singleElement().asString().contains("RAMME_BROKER_CLIENT_SECRET");

        production.property(BROKER + "client-authentication-method", "private_key_jwt");
        assertThat(production.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RAMME_BROKER_ISSUER, '', is not set",
        "RAMME_BROKER_ISSUER, http://netseidbroker.dk/op, https",
        "RAMME_BROKER_ISSUER, https://localhost:8090/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://LOCALHOST./mitid, this machine",
        "RAMME_BROKER_ISSUER, https://127.0.0.1/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://127.1.2.3/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://2130706433/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://[::1]/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://[0:0:0:0:0:0:0:1]/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://[::ffff:127.0.0.1]/mitid, this machine",
        "RAMME_BROKER_ISSUER, https://pp.netseidbroker.dk/op, test environment",
        "RAMME_BROKER_ISSUER, https://PP.netseidbroker.dk/op, test environment",
        "RAMME_BROKER_ISSUER, https://ramme.sandbox.signicat.com/auth, test environment",
        "RAMME_BROKER_ISSUER, https://ramme-test.criipto.id, test environment",
        "RAMME_BROKER_ISSUER, not an address, https",
        "RAMME_BROKER_ISSUER, https://broker.example/op, is an example",
        "RAMME_BROKER_ISSUER, https://netseidbroker.dk/op/.well-known/openid-configuration, is the address of the metadata",
        "RAMME_BROKER_CLIENT_ID, '', is not set",
        "RAMME_BROKER_CLIENT_SECRET, '', is not set",
        "RAMME_BROKER_SCOPE, 'mitid,ssn', openid",
        "RAMME_LOGIN_PRESET, criipto, must be one of idura",
        "RAMME_LOGIN_MATCH_URL, http://match.nordlys-drift.dk/cpr, https://host/path",
        "RAMME_LOGIN_MATCH_URL, ftp://match.nordlys-drift.dk/cpr, https://host/path",
        "RAMME_LOGIN_MATCH_URL, https://user:secret@nordlys-drift.dk/cpr, https://host/path",
        "RAMME_BASE_URL, '', is not set",
        "RAMME_BASE_URL, http://ramme.nordlys-drift.dk, begin with https",
        "RAMME_BASE_URL, http://localhost:8080, begin with https",
        "RAMME_BASE_URL, https://localhost, not this machine",
        "RAMME_BASE_URL, https://ramme.nordlys-drift.dk/app, must be an origin alone",
        "RAMME_BASE_URL, https://ramme.nordlys-drift.dk/?x=1, begin with https",
        "RAMME_BASE_URL, https://ramme.example, is an example",
        "RAMME_BASE_URL, https://ramme.test, is an example",
        "RAMME_BASE_URL, https://ramme.invalid, is an example",
        "RAMME_BASE_URL, https://www.example.com, is an example",
        "RAMME_BASE_URL, https://example.org, is an example",
        "RAMME_DATABASE_URL, postgresql://db.nordlys-drift.dk/ramme, must be of the form jdbc:postgresql",
        "RAMME_DATABASE_URL, jdbc:mysql://db/ramme, must be of the form jdbc:postgresql",
        "RAMME_DATABASE_URL, jdbc:postgresql://db.nordlys-drift.dk/ramme, must say sslmode",
        "RAMME_DATABASE_URL, jdbc:postgresql://db.nordlys-drift.dk/ramme?sslmode=prefer, must say sslmode",
        "RAMME_DATABASE_URL, 'jdbc:postgresql://localhost,db.nordlys-drift.dk/ramme', must say sslmode",
        "RAMME_SMTP_HOST, '', is not set",
        "RAMME_SMTP_HOST, smtp.example.com, is an example",
        "RAMME_SMTP_HOST, smtps://smtp.nordlys-drift.dk, must be the name of a host",
        "RAMME_SMTP_HOST, smtp.nordlys-drift.dk:587, must be the name of a host",
        "RAMME_SMTP_PORT, 0, must be a port",
        "RAMME_SMTP_PORT, smtp, must be a port",
        "RAMME_SMTP_USER, ramme, go together",
        "RAMME_MAIL_FROM, '', is not set",
        "RAMME_MAIL_FROM, nonsense, must be a plain e-mail address",
        "RAMME_MAIL_FROM, Ramme <post@nordlys-drift.dk>, must be a plain e-mail address",
        "RAMME_MAIL_FROM, ingen-svar@ramme.example, is an example",
        "RAMME_MAIL_SENDING, yes, must be true or false",
        "RAMME_OPERATOR_NAME, '', is not set",
        "RAMME_OPERATOR_NAME, Eksempeldrift, is an example",
        "RAMME_OPERATOR_EMAIL, ' ', is not set",
        "RAMME_OPERATOR_EMAIL, hjaelp@ramme.example, is an example",
        "RAMME_OPERATOR_EMAIL, hjaelp, must be a plain e-mail address",
        "RAMME_OPERATOR_PHONE, '', is not set",
        "RAMME_OPERATOR_PHONE, +45 00 00 00 00, is an example",
        "RAMME_OPERATOR_PHONE, call us, must be a telephone number",
        "RAMME_OPERATOR_PHONE, 12, must be a telephone number",
        "RAMME_TRUSTED_PROXIES, [, must be addresses or networks",
        "RAMME_TRUSTED_PROXIES, 10.0.0.0/33, must be addresses or networks",
        "RAMME_TRUSTED_PROXIES, 10.0.0/8, must be addresses or networks",
        "RAMME_TRUSTED_PROXIES, proxy.nordlys-drift.dk, must be addresses or networks",
        "RAMME_TRUSTED_PROXIES, .*, trusts everybody",
        "RAMME_TRUSTED_PROXIES, 0.0.0.0/0, trusts everybody",
        "RAMME_TRUSTED_PROXIES, ::/0, trusts everybody",
        "RAMME_REGISTER_SOURCE, csv, must be one of file",
        "RAMME_REGISTER_FILE, '', is not set",
        "RAMME_REGISTER_FILE, /no/such/companies.jsonl, there is no file",
        "RAMME_REGISTER_FILE, /, is not a file",
        "RAMME_REGISTER_SOURCE, http, RAMME_REGISTER_URL",
        "RAMME_REGISTER_TOKEN, two words, must be of letters",
        "RAMME_SIGNATURE_REGISTRY_URL, http://registry.nordlys-drift.dk, https://host/path",
        "RAMME_SIGNATURE_REGISTRY_URL, https://registry.example, is an example",
        "RAMME_JOINING_CALLS_FILE, /nofile, there is no file",
        "RAMME_UPLOAD_FOLDER, /proc/uploads, cannot be made",
        "RAMME_UPLOAD_FOLDER, /etc/hostname, is not a folder",
        "RAMME_AUDIT_HEADS_FILE, /no/folder/heads, there is no folder",
        "RAMME_VAULT_KEYSET_FILE, '', set either ramme.vault.keyset-file",
        "RAMME_VAULT_KEYSET_FILE, /no/such/keyset, missing or cannot be read",
        "RAMME_VAULT_INDEX_KEY_CURRENT, one, must be the version",
        "RAMME_VAULT_REREAD, often, must be a time",
    })
    void refuses_what_is_unfit_and_names_the_variable(String variable, String value, String said) {
        production.set(variable, value);

        assertThat(production.problems())
                .anySatisfy(problem -> assertThat(problem).contains(variable, said))
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "RAMME_BASE_URL, https://ramme.nordlys-drift.dk/",
        "RAMME_BASE_URL, https://ramme.nordlys-drift.dk:8443",
        "RAMME_LOGIN_MATCH_URL, http://localhost:8163/cpr",
        "RAMME_LOGIN_MATCH_URL, https://match.nordlys-drift.dk/cpr",
        "RAMME_LOGIN_PRESET, IDURA",
        "RAMME_DATABASE_URL, jdbc:postgresql:ramme",
        "RAMME_DATABASE_URL, jdbc:postgresql://[::1]:5433/ramme",
        "RAMME_DATABASE_URL, 'jdbc:postgresql://a.nordlys-drift.dk,b.nordlys-drift.dk:5433/ramme?x=1&sslmode=verify-full'",
        "RAMME_DATABASE_URL, jdbc:postgresql://db.internal/ramme?sslmode=disable",
        "RAMME_SMTP_HOST, localhost",
        "RAMME_SMTP_HOST, 10.0.0.7",
        "RAMME_OPERATOR_PHONE, (+45) 33 12-34.56",
        "RAMME_OPERATOR_PHONE, 33123456",
        "RAMME_TRUSTED_PROXIES, 10.0.0.0/8",
        "RAMME_TRUSTED_PROXIES, '10.0.0.0/8, 192.168.3.7 fd00::/8'",
        "RAMME_TRUSTED_PROXIES, '10\\.0\\.0\\.\\d{1,3}|::1'",
        "RAMME_VAULT_REREAD, 30s",
        "RAMME_METRICS_TOKEN, 12345678901234567890",
    })
    void takes_what_is_fit(String variable, String value) {
        production.set(variable, value);

        assertThat(production.problems())
                .noneSatisfy(problem -> assertThat(problem).contains(variable));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.mail.properties.mail.smtp.starttls.required=false",
                "spring.mail.properties.mail.smtp.ssl.checkserveridentity=false",
                "spring.mail.properties.mail.smtp.ssl.trust=*",
            })
    void no_setting_lets_mails_out_in_the_clear_or_to_anybody(String setting) {
        var parts = setting.split("=");
        production.property(parts[0], parts[1]);

        assertThat(production.problems()).singleElement().asString().startsWith(parts[0]);
    }

    @Test
    void a_secret_is_never_told() {
        production.set("RAMME_METRICS_TOKEN", "too-short-a-token");
        production.set("RAMME_REGISTER_TOKEN", "two wørds");

        assertThat(production.problems())
                .hasSize(2)
                .noneSatisfy(problem -> assertThat(problem).containsAnyOf("too-short-a-token", "wørds"));
    }

    /** Before anything is made: neither the database nor the log of a server is touched. */
    @Test
    void says_everything_that_is_wrong_at_once_with_the_names_the_readme_has(CapturedOutput output) {
        Map<String, Object> unfit = Map.of(
                "spring.config.location", "optional:file:/no/such/folder/",
                "ramme.base-url", "http://localhost:8080",
                "ramme.metrics.token", "too-short-a-token",
                "spring.mail.host", "smtp.example.com");
        var application = new SpringApplicationBuilder(Checked.class)
                .web(WebApplicationType.NONE)
                .properties(unfit);

        assertThatThrownBy(application::run).isInstanceOf(UnfitSettings.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "nothing has been done yet")
                .contains("RAMME_BASE_URL (ramme.base-url) must begin with https://")
                .contains("RAMME_METRICS_TOKEN (ramme.metrics.token) must have 20 signs or more")
                .contains("RAMME_SMTP_HOST (spring.mail.host) is an example")
                .contains("RAMME_OPERATOR_NAME (ramme.operator.name) is not set")
                .contains("RAMME_VAULT_KEYSET_FILE, RAMME_VAULT_INDEX_KEYS_FILE: set either")
                .doesNotContain("too-short-a-token");
    }

    @Test
    void a_test_environment_may_have_what_it_wants() {
        var application = new SpringApplicationBuilder(Checked.class, InATest.class)
                .web(WebApplicationType.NONE)
                .properties("ramme.base-url=http://localhost:8080");

        try (var context = application.run()) {
            assertThat(context.isActive()).isTrue();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SettingsCheck.class)
    static class Checked {}

    @Configuration(proxyBeanMethods = false)
    static class InATest {

        @Bean
        TestEnvironment testEnvironment() {
            return new TestEnvironment() {};
        }
    }
}
