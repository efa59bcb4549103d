package dk.ramme;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sets an organisation up for business identities. */
@SpringBootApplication
public class RammeApplication {

    public static void main(String[] args) {
        SpringApplication.run(RammeApplication.class, args);
    }
}
