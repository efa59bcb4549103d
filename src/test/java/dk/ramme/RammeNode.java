package dk.ramme;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.ramme.login.broker.TestEnvironment;
import dk.ramme.notification.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Ramme as a process of its own on the database of the tests, to be killed at any moment. */
public final class RammeNode {

    private static final List<String> SHARED = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.flyway.user",
            "spring.flyway.password",
            "spring.security.oauth2.client.provider.mitid.issuer-uri",
            "spring.security.oauth2.client.registration.mitid.client-id",
            "spring.security.oauth2.client.registration.mitid.client-secret",
            "ramme.signature-registry.url",
            "ramme.signature-registry.bearer-token",
            "spring.mail.host",
            "spring.mail.port");

    private RammeNode() {}

    public static void main(String[] args) {
        SpringApplication.from(RammeApplication::main).with(Services.class).run(args);
    }

    /** Ramme's main method with other arguments: a command of the operator's, in a process of its own. */
    public static Process command(Environment environment, Path log, List<String> settings, String... arguments) {
        var command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        SHARED.forEach(key -> command.add("-D" + key + "=" + environment.getRequiredProperty(key)));
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RammeApplication.class.getName()));
        command.addAll(List.of(arguments));
        return begin(command, log);
    }

    /** @param log what the node says is added to it, for whoever must find out why it did not come up */
    public static Process start(Environment environment, String name, Path log) {
        return start(RammeNode.class, environment, name, log, List.of());
    }

    /**
     * @param main starts the application with {@link Services} and something that a test adds
     * @param settings {@code key=value}, before those of the test itself
     */
    public static Process start(Class<?> main, Environment environment, String name, Path log, List<String> settings) {
        var command = new ArrayList<>(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--db-scheduler.scheduler-name=" + name,
                "--spring.profiles.active=test"));
        var all = new LinkedHashMap<String, String>();
        all.put("server.port", "0");
        SHARED.forEach(key -> all.put(key, environment.getRequiredProperty(key)));
        settings.forEach(setting ->
                all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        all.forEach((key, value) -> command.add("--" + key + "=" + value));
        return begin(command, log);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Process begin(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(Mailbox.class)
    public static class Services {

        /** Nothing is sent to it: the page of mails, which is found beside the tests, wants one. */
        @Bean
        GreenMail greenMail() {
            return new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        }

        @Bean
        TestEnvironment testEnvironment() {
            return new TestEnvironment() {};
        }
    }
}
