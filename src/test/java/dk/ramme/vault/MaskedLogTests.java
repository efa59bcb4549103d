package dk.ramme.vault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class MaskedLogTests {

    /** As at the start of a process: another application may have set the log up before, which is then left as it is. */
    @BeforeEach
    void the_log_is_set_up_anew() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0102031234|******-****",
                "cpr=010203-1234.|cpr=******-****.",
                "CPR0102031234, x|CPR******-****, x",
                "(010203 1234)|(******-****)",
                "/users/0102031234?x|/users/******-****?x",
                "født 010203–1234!|født ******-****!",
                "0102031234 0405061234|******-**** ******-****",
                "nr_0102031234_|nr_******-****_",
                "{\"cpr\":\"0102031234\"}|{\"cpr\":\"******-****\"}"
            },
            delimiter = '|')
    void a_cpr_number_is_blotted_out(String line, String masked) {
        assertThat(LogMask.mask(line)).isEqualTo(masked);
    }

    /** What a mail server answers repeats whom the mail was for (operators finding 5). */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "550 5.1.1 <none@nordlys.test>: no|550 5.1.1 <***@***>: no",
                "to Ingrid.Aa+post@mail.blåbær.dk.|to ***@***.",
                "INGRID@NORDLYS.DK, x|***@***, x",
                "<\"none of us\"@nordlys.test>|<***@***>",
                "user bjørn@nordlys.test unknown|user ***@*** unknown",
                "none%40nordlys.test|***@***",
                "none (at) nordlys.test|***@***",
                "none&#64;nordlys.test|***@***",
                "<none@mailhost> no|<***@***> no",
                "none@[10.0.0.1]|***@***",
                "SRS0=x=y=nordlys.test=none@relay.dk|***@***",
                "none@\\r\\n nordlys.test|***@***",
                "{\"message\":\"<\\\"none of us\\\"@nordlys.test>\"}|{\"message\":\"<***@***>\"}",
                "{\"a\":\"x\",\"m\":\"@nordlys.test\"}|{\"a\":\"x\",\"m\":\"@nordlys.test\"}"
            },
            delimiter = '|',
            quoteCharacter = '~')
    void an_email_address_is_blotted_out(String line, String masked) {
        assertThat(LogMask.mask(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010203-****",
                "dk.ramme.notification.OutboxSender@1a2b3c4d",
                "at java.base@17.0.12/java.lang.Thread.run",
                "{\"@timestamp\":\"2026-07-28T10:11:12Z\"}",
                "https://broker.example/op?x=1",
                "\"message\":\"<\",\"x\":\"@timestamp.ok",
                "13748136",
                "5798000000001",
                "1785312000123",
                "2026-07-28T10:11:12.123456789+02:00",
                "{\"timestamp\":1785312000.123,\"level\":6}",
                "550e8400-e29b-41d4-a716-446655440000",
                "at dk.ramme.vault.CprVault.open(CprVault.java:1234)",
                "org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory",
                "ea866a757e4c38babfa8127cbe9a409d3e1f93a00ff1488ff735fcf917afffd0"
            })
    void other_things_stay(String line) {
        assertThat(LogMask.mask(line)).isEqualTo(line);
    }

    @Test
    void uuids_stay() {
        for (int i = 0; i < 100_000; i++) {
            String line = "row " + UUID.randomUUID() + " was changed";
            assertThat(LogMask.mask(line)).isEqualTo(line);
        }
    }

    @Test
    void the_secret_of_a_link_is_blotted_out() {
        for (int i = 0; i < 20_000; i++) {
            String token = LinkToken.fresh().value();
            assertThat(LogMask.mask("GET /activate/" + token + " HTTP/1.1")).isEqualTo("GET /activate/**** HTTP/1.1");
        }
    }

    @Test
    void a_long_line_is_masked_quickly() {
        // processor time, since a busy machine may keep the thread waiting for as long as it likes
        var thread = ManagementFactory.getThreadMXBean();
        long begin = thread.getCurrentThreadCpuTime();
        for (String piece :
                new String[] {"1", "aB1-", "123456-", "123456 ", "A", "aB1 ", "a@", "a.", "@a.", "a@b.", "\"a"}) {
            LogMask.mask(piece.repeat(50_000 / piece.length()));
        }

        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "gelf", "logstash"})
    void every_format_is_masked_and_stays_whole(String format) {
        MaskedLogEncoder encoder = new MaskedLogEncoder();
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        encoder.setContext(context);
        encoder.setPattern("%m %X%n%ex");
        encoder.setStructuredFormat(format);
        encoder.start();

        String line = new String(encoder.encode(event(context)), StandardCharsets.UTF_8);

        assertThat(line).contains("******-****", "æøå").doesNotContain("0102031234", "010203-1234", "010203 1234");
        if (!format.isEmpty()) {
            JsonNode json = JsonMapper.builder().build().readTree(line);
            assertThat(json.isObject()).isTrue();
        }
    }

    @Test
    void the_log_of_the_application_is_masked_on_console_and_in_file(CapturedOutput output, @TempDir Path folder) {
        Path file = folder.resolve("ramme.log");
        try (var context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run("--logging.file.name=" + file, "--spring.main.banner-mode=off")) {
            LoggerFactory.getLogger(getClass())
                    .error("looked for {}", "0102031234", new IllegalStateException("no 010203-1234"));
            assertThat(context.isActive()).isTrue();
        } finally {
            System.clearProperty("LOG_FILE");
        }

        assertThat(output)
                .contains("looked for ******-****", "no ******-****")
                .doesNotContain("0102031234", "010203-1234");
        assertThat(file)
                .content()
                .contains("looked for ******-****", "no ******-****")
                .doesNotContain("0102031234");
    }

    @Test
    void the_log_of_the_application_may_be_json(CapturedOutput output) {
        try (var context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run("--logging.structured.format.console=ecs", "--spring.main.banner-mode=off")) {
            LoggerFactory.getLogger(getClass()).error("looked for {}", "0102031234");
            assertThat(context.isActive()).isTrue();
        } finally {
            System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        }

        assertThat(output).contains("\"message\":\"looked for ******-****\"").doesNotContain("0102031234");
        assertThat(Path.of("LOG_FILE_IS_UNDEFINED")).as("no file was asked for").doesNotExist();
    }

    private static LoggingEvent event(LoggerContext context) {
        LoggingEvent event = new LoggingEvent(
                MaskedLogTests.class.getName(),
                context.getLogger("test"),
                Level.ERROR,
                "æøå {}\n0102031234",
                new IllegalStateException("cause 010203-1234", new IllegalArgumentException("0102031234")),
                new Object[] {"010203 1234"});
        event.setMDCPropertyMap(Map.of("who", "0102031234"));
        return event;
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
