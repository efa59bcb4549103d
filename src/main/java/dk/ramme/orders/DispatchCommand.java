package dk.ramme.orders;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.ramme.alarm.Cause;
import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.means.DeviceStock;
import dk.ramme.tenancy.OperatorCommand;
import dk.ramme.ui.SafeCell;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The operator sends devices: {@code java -jar ramme.jar list-orders} writes what is to be sent, and
 * {@code java -jar ramme.jar dispatch-orders <file>} notes what was.
 */
public final class DispatchCommand {

    public static final String LIST = "list-orders";
    public static final String DISPATCH = "dispatch-orders";
    public static final String ARGUMENTS = "<file>";

    private DispatchCommand() {}

    /** Answers the exit code: 1 when anything was refused. */
    public static int run(String... args) {
        if (args.length != (args[0].equals(LIST) ? 1 : 2)) {
            System.err.println("Use: " + LIST + ", or: " + DISPATCH
                    + " <file with lines of an order and, if it shall be this one, ; and a serial number>");
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Sending.class)
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
            var dispatching = context.getBean(Dispatching.class);
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            return args[0].equals(LIST) ? list(dispatching, out) : dispatch(dispatching, Path.of(args[1]), out);
        } catch (IOException | RuntimeException e) {
            System.err.println("It could not be done: " + Cause.told(e));
            return 1;
        }
    }

    private static int list(Dispatching dispatching, PrintStream out) throws IOException {
        var writer = CsvWriter.builder().fieldSeparator(';').build(out, StandardCharsets.UTF_8);
        writer.writeRecord(
                "order",
                "serial",
                "kind",
                "ordered",
                "name",
                "email",
                "organisation",
                "cvr",
                "to",
                "street",
                "postal-code",
                "town");
        dispatching
                .waiting()
                .forEach(one -> writer.writeRecord(
                        one.id().toString(),
                        "",
                        one.kind().name(),
                        one.orderedAt().toString(),
                        SafeCell.of(one.name()),
                        SafeCell.of(one.email()),
                        SafeCell.of(one.organisation()),
                        one.cvr(),
                        cell(one.deliveryName()),
                        cell(one.deliveryStreet()),
                        cell(one.deliveryPostalCode()),
                        cell(one.deliveryTown())));
        writer.flush();
        return 0;
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : SafeCell.of(text);
    }

    private static int dispatch(Dispatching dispatching, Path file, PrintStream out) throws IOException {
        var refused = 0;
        for (var line : lines(file)) {
            var result = dispatching.dispatch(line.order(), line.serial());
            refused += result.refusal() == null ? 0 : 1;
            out.println(line.order() + ";"
                    + (result.refusal() == null
                            ? "DISPATCHED" + (result.serial() == null ? "" : ";" + result.serial())
                            : "REFUSED;" + result.refusal()));
        }
        return refused == 0 ? 0 : 1;
    }

    /** All lines are read before anything is done. What list-orders wrote is understood, its header and further columns too. */
    private static List<Line> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("order;"))
                .map(Line::parse)
                .toList();
    }

    private record Line(UUID order, @Nullable String serial) {

        static Line parse(String text) {
            var cells = text.replace("\"", "").split(";", -1);
            var serial = cells.length > 1 ? cells[1].strip() : "";
            try {
                return new Line(UUID.fromString(cells[0].strip()), serial.isEmpty() ? null : serial);
            } catch (IllegalArgumentException none) {
                throw new IllegalArgumentException("nothing was done: \"" + cells[0] + "\" is no order");
            }
        }
    }

    /** As much of the application as this takes: the database, whose behalf, and the trail. The application finds it not. */
    @OperatorCommand.OnDatabase
    @ImportAutoConfiguration({
        HibernateJpaAutoConfiguration.class,
        TaskExecutionAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @EntityScan(basePackageClasses = {DeviceOrder.class, DeviceStock.class})
    @EnableJpaRepositories(basePackageClasses = {DeviceOrder.class, DeviceStock.class})
    @ComponentScan("dk.ramme.tenancy")
    @Import({AuditTrail.class, DeviceStock.class, RegisteredAddress.class, OrderRows.class, Dispatching.class})
    static class Sending {

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
