package dk.ramme.services;

import static java.util.stream.Collectors.joining;

import dk.ramme.alarm.Cause;
import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.services.ServiceLogo.Picture;
import dk.ramme.vault.LinkToken;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The operator registers services: {@code java -jar ramme.jar services add|show|change-secret|logo|retire}. */
public final class ServicesCommand {

    public static final String COMMAND = "services";
    public static final String ARGUMENTS = "add <id> --name <name> --contact <e-mail> --redirect <address>..."
            + " [--logout-redirect <address>]... [--logout <address>] [--scopes <scope>,...] [--level substantial|high]"
            + " [--subject pairwise|user] [--public-body yes|no] [--pkce required|optional]"
            + " [--only-for <CVR number>,...] [--keys <file>] | show [<id>] | change-secret <id> | logo <id> <file>|none | retire <id>";

    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private ServicesCommand() {}

    /** Answers the exit code: 1 when it could not be done. */
    public static int run(String... args) {
        var asked = args.length < 2 ? "" : args[1] + "/" + Math.min(args.length, 5);
        if (!asked.matches("add/[45]|show/[23]|change-secret/3|logo/4|retire/3")) {
            System.err.println("Use: " + COMMAND + " " + ARGUMENTS);
            return NOT_UNDERSTOOD;
        }
        try {
            return switch (args[1]) {
                case "add" -> add(args);
                case "logo" -> logo(args[2], args[3]);
                default -> other(args);
            };
        } catch (IOException | RuntimeException e) {
            System.err.println("It could not be done: " + Cause.told(e));
            return NOT_DONE;
        }
    }

    /** What was typed is looked at before the database is. */
    private static int add(String... args) throws IOException {
        var order = ServiceOptions.read(args);
        return with((desk, out) -> {
            var secret = desk.add(order);
            out.println("Registered " + order.id() + ".");
            secret.ifPresent(fresh -> tell(fresh, out));
        });
    }

    private static int logo(String id, String file) throws IOException {
        var picture = file.equals("none") ? null : Picture.of(read(Path.of(file)));
        return with((desk, out) -> {
            desk.changeLogo(id, picture);
            out.println(id + (picture == null ? " has no logo." : " has this logo."));
        });
    }

    /** No more of it than tells that it is too large. */
    private static byte[] read(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(Picture.MOST + 1);
        }
    }

    private static int other(String... args) {
        return with((desk, out) -> {
            switch (args[1]) {
                case "show" ->
                    (args.length == 2 ? desk.all() : List.of(desk.one(args[2]))).forEach(service -> {
                        show(service, out);
                        line(out, "logo", desk.hasLogo(service.id()) ? "yes" : "no");
                    });
                case "change-secret" -> tell(desk.changeSecret(args[2]), out);
                default ->
                    out.println("Retired " + args[2] + "; logged out of it: " + desk.retire(args[2]) + " people.");
            }
        });
    }

    private static void tell(LinkToken secret, PrintStream out) {
        out.println("Its secret, which is told this once: " + secret.value());
    }

    private static void show(SelfService service, PrintStream out) {
        out.println(service.id() + (service.isRetired() ? " (retired)" : ""));
        line(out, "name", service.name());
        line(out, "contact", service.contact());
        line(out, "proves itself by", service.publicKeys().isPresent() ? "a key of its own" : "a secret");
        line(out, "redirect", String.join(" ", service.redirects()));
        line(out, "logout-redirect", String.join(" ", service.logoutRedirects()));
        line(out, "logout", service.logoutAddress().orElse(""));
        line(out, "scopes", String.join(" ", service.scopes()));
        line(out, "level", service.leastLevel().nsis());
        line(out, "pkce", service.isPkceOptional() ? "optional" : "required");
        line(out, "only-for", service.onlyFor().stream().collect(joining(" ")));
        line(out, "subject", service.subject().name().toLowerCase(Locale.ROOT));
        line(out, "public-body", service.isPublicBody() ? "yes" : "no");
        line(out, "registered", service.registeredAt().toString());
    }

    private static void line(PrintStream out, String what, String value) {
        if (!value.isEmpty()) out.println("  " + what + ": " + value);
    }

    private static int with(Work work) {
        try (var context = new SpringApplicationBuilder(Registering.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.main.lazy-initialization=true",
                        "logging.level.root=warn",
                        "logging.level.org.hibernate.orm.deprecation=error",
                        // Hibernate would not say why a database does not let it in, so it is told what it would ask
                        "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
                        "spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.PostgreSQLDialect")
                .run()) {
            work.at(context.getBean(ServiceDesk.class), new PrintStream(System.out, true, StandardCharsets.UTF_8));
            return DONE;
        }
    }

    private interface Work {

        void at(ServiceDesk desk, PrintStream out);
    }

    /** As much of the application as this takes: the database, whose behalf, and the trail. The application finds it not. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TaskExecutionAutoConfiguration.class,
        TransactionManagerCustomizationAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @EntityScan(basePackageClasses = SelfService.class)
    @EnableJpaRepositories(basePackageClasses = SelfService.class)
    @ComponentScan("dk.ramme.tenancy")
    @Import({AuditTrail.class, SessionEnds.class, ServiceDesk.class})
    static class Registering {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Actors actors() {
            return Actor::system;
        }
    }
}
