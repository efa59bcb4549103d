package dk.ramme;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The run command: Ramme with everything it needs, data kept in a folder between runs. */
public class TestRammeApplication {

    static final Path FOLDER = Path.of(".ramme");

    public static void main(String[] args) {
        SpringApplication.from(RammeApplication::main)
                .with(RunServices.class)
                .withAdditionalProfiles("demo")
                .run(args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(DevServices.class)
    static class RunServices {

        @Bean(destroyMethod = "close")
        Database database() {
            return Database.keptIn(FOLDER.resolve("postgres").toAbsolutePath());
        }
    }
}
