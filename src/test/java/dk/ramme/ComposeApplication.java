package dk.ramme;

import dk.ramme.login.broker.TestEnvironment;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/** Ramme from its jar in {@code docker-compose.yml}: everything it talks to is outside, and none of it is production. */
public final class ComposeApplication {

    private ComposeApplication() {}

    public static void main(String[] args) {
        SpringApplication.from(RammeApplication::main)
                .with(Demonstration.class)
                .withAdditionalProfiles("demo")
                .run(args);
    }

    /** Without an annotation on purpose: the jar has no test annotations, and no test shall find it by scanning. */
    static class Demonstration {

        @Bean
        TestEnvironment testEnvironment() {
            return new TestEnvironment() {};
        }
    }
}
