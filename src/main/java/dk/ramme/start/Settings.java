package dk.ramme.start;

import static dk.ramme.start.Settings.Setting.needed;
import static dk.ramme.start.Settings.Setting.optional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The settings that application.yml takes from the environment, and what each must be. A test holds the list against the file. */
final class Settings {

    private static final String BROKER = "spring.security.oauth2.client.registration.mitid.";

    static final Setting REGISTER_FILE = optional("RAMME_REGISTER_FILE", "ramme.register.file", FileRules.READABLE);
    static final Setting REGISTER_URL = optional("RAMME_REGISTER_URL", "ramme.register.http.url", AddressRules.CALLED);
    private static final Setting REGISTER_SOURCE =
            optional("RAMME_REGISTER_SOURCE", "ramme.register.source", ValueRules.oneOf("file", "http"));

    static final Setting SMTP_USER = optional("RAMME_SMTP_USER", "spring.mail.username", Rule.ANYTHING);
    static final Setting SMTP_PASSWORD = optional("RAMME_SMTP_PASSWORD", "spring.mail.password", Rule.ANYTHING);

    static final List<Setting> ALL = List.of(
            needed("RAMME_BASE_URL", "ramme.base-url", AddressRules.BASE),
            optional("RAMME_TRUSTED_PROXIES", "server.tomcat.remoteip.internal-proxies", ValueRules.PROXIES),
            needed("RAMME_DATABASE_URL", "spring.datasource.url", new DatabaseRule()),
            needed("RAMME_DATABASE_USER", "spring.datasource.username", Rule.ANYTHING),
            optional("RAMME_DATABASE_PASSWORD", "spring.datasource.password", Rule.ANYTHING),
            needed("RAMME_DATABASE_OWNER", "spring.flyway.user", Rule.ANYTHING),
            optional("RAMME_DATABASE_OWNER_PASSWORD", "spring.flyway.password", Rule.ANYTHING),
            // whether these three are needed depends on the broker: BrokerSettingsCheck
            optional(
                    "RAMME_BROKER_ISSUER",
                    "spring.security.oauth2.client.provider.mitid.issuer-uri",
                    AddressRules.ISSUER),
            optional("RAMME_BROKER_CLIENT_ID", BROKER + "client-id", Rule.ANYTHING),
            optional("RAMME_BROKER_CLIENT_SECRET", BROKER + "client-secret", Rule.ANYTHING),
            optional("RAMME_BROKER_SCOPE", BROKER + "scope", ValueRules.SCOPES),
            optional(
                    "RAMME_LOGIN_PRESET",
                    "ramme.login.preset",
                    ValueRules.oneOf("idura", "signicat", "signaturgruppen", "custom")),
            optional("RAMME_LOGIN_MATCH_URL", "ramme.login.match.url", AddressRules.CALLED),
            needed("RAMME_SMTP_HOST", "spring.mail.host", AddressRules.HOST_NAME),
            optional("RAMME_SMTP_PORT", "spring.mail.port", ValueRules.PORT),
            SMTP_USER,
            SMTP_PASSWORD,
            needed("RAMME_MAIL_FROM", "ramme.mail.from", AddressRules.EMAIL),
            needed("RAMME_MAIL_FROM_NAME", "ramme.mail.from-name", ValueRules.NAME),
            optional("RAMME_MAIL_SENDING", "ramme.mail.sending", ValueRules.YES_OR_NO),
            optional("RAMME_ALARM_MAIL", "ramme.alarm.mail", AddressRules.EMAIL),
            optional("RAMME_ALARM_LANGUAGE", "ramme.alarm.language", ValueRules.oneOf("da", "en")),
            optional("RAMME_ALARM_SMTP_HOST", "ramme.alarm.smtp.host", AddressRules.HOST_NAME),
            optional("RAMME_ALARM_SMTP_PORT", "ramme.alarm.smtp.port", ValueRules.PORT),
            optional("RAMME_ALARM_SMTP_USER", "ramme.alarm.smtp.username", Rule.ANYTHING),
            optional("RAMME_ALARM_SMTP_PASSWORD", "ramme.alarm.smtp.password", Rule.ANYTHING),
            needed("RAMME_OPERATOR_NAME", "ramme.operator.name", ValueRules.NAME),
            needed("RAMME_OPERATOR_EMAIL", "ramme.operator.email", AddressRules.EMAIL),
            needed("RAMME_OPERATOR_PHONE", "ramme.operator.phone", ValueRules.TELEPHONE),
            optional("RAMME_SERVICES_INTERNAL", "ramme.services.internal-addresses", ValueRules.YES_OR_NO),
            optional("RAMME_METRICS_TOKEN", "ramme.metrics.token", ValueRules.LONG_TOKEN),
            optional("RAMME_VAULT_KEYSET_FILE", "ramme.vault.keyset-file", Rule.ANYTHING),
            optional("RAMME_VAULT_INDEX_KEYS_FILE", "ramme.vault.index-keys-file", Rule.ANYTHING),
            optional("RAMME_VAULT_INDEX_KEY_CURRENT", "ramme.vault.index-key-current", ValueRules.VERSION),
            optional(
                    "RAMME_VAULT_REREAD",
                    "ramme.vault.reread",
                    ValueRules.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            REGISTER_SOURCE,
            REGISTER_FILE,
            REGISTER_URL,
            optional("RAMME_REGISTER_TOKEN", "ramme.register.http.bearer-token", ValueRules.TOKEN),
            optional("RAMME_REGISTER_API_KEY", "ramme.register.http.api-key", ValueRules.TOKEN),
            optional("RAMME_SIGNATURE_REGISTRY_URL", "ramme.signature-registry.url", AddressRules.CALLED),
            optional("RAMME_SIGNATURE_REGISTRY_TOKEN", "ramme.signature-registry.bearer-token", ValueRules.TOKEN),
            optional("RAMME_SIGNATURE_REGISTRY_API_KEY", "ramme.signature-registry.api-key", ValueRules.TOKEN),
            optional("RAMME_JOINING_CALLS_FILE", "ramme.joining.calls-file", FileRules.READABLE),
            optional("RAMME_UPLOAD_FOLDER", "spring.servlet.multipart.location", FileRules.WRITABLE_FOLDER),
            optional("RAMME_AUDIT_HEADS_FILE", "ramme.audit.heads-file", FileRules.WRITABLE));

    private Settings() {}

    /** All that is wrong, each with the name of its variable. */
    static List<String> problems(Environment environment) {
        List<String> problems = new ArrayList<>();
        for (var setting : ALL) {
            // what the source does not ask for is not looked at
            if (setting == REGISTER_FILE && isHttp(environment)) continue;
            if (setting == REGISTER_URL && !isHttp(environment)) continue;
            setting.problem(environment).ifPresent(problems::add);
        }
        register(environment, problems);
        if (SMTP_USER.isSet(environment) != SMTP_PASSWORD.isSet(environment)) {
            problems.add(
                    SMTP_USER.variable() + " and " + SMTP_PASSWORD.variable() + " go together: one of them is not set");
        }
        problems.addAll(BrokerCheck.problems(environment));
        problems.addAll(MailCheck.problems(environment));
        return problems;
    }

    private static void register(Environment environment, List<String> problems) {
        if (isHttp(environment) && !REGISTER_URL.isSet(environment)) {
            problems.add(REGISTER_URL.says("is not set, though RAMME_REGISTER_SOURCE is http"));
        }
        if (!isHttp(environment) && !REGISTER_FILE.isSet(environment)) {
            problems.add(REGISTER_FILE.says("is not set"
                    + (REGISTER_URL.isSet(environment)
                            ? "; to ask " + REGISTER_URL.variable() + ", set RAMME_REGISTER_SOURCE to http"
                            : ", and RAMME_REGISTER_SOURCE is not http")));
        }
    }

    private static boolean isHttp(Environment environment) {
        return REGISTER_SOURCE.value(environment).equalsIgnoreCase("http");
    }

    /**
     * A setting that an installation decides.
     *
     * @param variable of the environment, as the README names it
     * @param property of application.yml that it fills
     * @param needed whether Ramme cannot do without
     */
    record Setting(String variable, String property, Rule rule, boolean needed) {

        static Setting optional(String variable, String property, Rule rule) {
            return new Setting(variable, property, rule, false);
        }

        static Setting needed(String variable, String property, Rule rule) {
            return new Setting(variable, property, rule, true);
        }

        String value(Environment environment) {
            return environment.getProperty(property, "").strip();
        }

        boolean isSet(Environment environment) {
            return !value(environment).isEmpty();
        }

        Optional<String> problem(Environment environment) {
            var value = value(environment);
            if (value.isEmpty()) return needed ? Optional.of(says("is not set")) : Optional.empty();
            return rule.problem(value).map(this::says);
        }

        String says(String problem) {
            return variable + " (" + property + ") " + problem;
        }
    }
}
