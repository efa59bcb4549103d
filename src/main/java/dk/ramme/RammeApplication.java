package dk.ramme;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sets an organisation up for business identities. */
@SpringBootApplication
public class RammeApplication {

    public static void main(String[] args) {
        var done = Commands.run(args);
        if (done.isPresent()) {
            System.exit(done.getAsInt());
        }
        SpringApplication.run(RammeApplication.class, args);
    }
}
