package dk.ramme;

import dk.ramme.means.DemoDevices;
import dk.ramme.notification.DemoMail;
import dk.ramme.services.DemoService;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The run command: Ramme with everything it needs around it, data kept in a folder between runs. */
public class TestRammeApplication {

    private static final Path FOLDER = Path.of(".ramme").toAbsolutePath();

    private static final CompletableFuture<Database> DATABASE = new CompletableFuture<>();

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        try (var channel =
                FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // held until this process ends, however it ends; it tells a second run from a killed first one
            if (channel.tryLock() == null) {
                System.err.println("Ramme is already running from this folder.");
                System.exit(1);
            }
            startDatabase();
            SpringApplication.from(RammeApplication::main)
                    .with(RunServices.class)
                    .withAdditionalProfiles("demo")
                    .run(args);
            awaitTheEnd();
        }
    }

    /** Starts the database beside the application, which is long under way before it needs it. */
    private static void startDatabase() {
        // what it says comes before the application has given the log its form
        LoggingSystem.get(TestRammeApplication.class.getClassLoader()).setLogLevel("io.zonky.test", LogLevel.WARN);
        DATABASE.completeAsync(() -> Database.keptIn(FOLDER.resolve("postgres")));
    }

    /** Keeps the lock; the server's own threads end the process. */
    private static void awaitTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import({DevServices.class, DemoMail.class, DemoDevices.class, DemoService.class})
    static class RunServices {

        private final Environment environment;

        RunServices(Environment environment) {
            this.environment = environment;
        }

        @Bean(destroyMethod = "close")
        Database database() {
            return DATABASE.join();
        }

        @EventListener
        void sayWhereToGo(ApplicationReadyEvent ready) {
            var address = environment.getProperty("ramme.base-url");
            System.out.printf("""

                      Ramme is running:  %1$s
                      The mails it sends: %1$s/demo/mail
                      Devices to try:     %1$s/demo/devices

                      First: open %1$s/joining, choose Karen Holm in the MitID simulator,
                      and join Nordlys Energi A/S with CVR number 24256790. Ctrl-C stops everything; data are kept in .ramme.

                    """, address);
        }
    }
}
