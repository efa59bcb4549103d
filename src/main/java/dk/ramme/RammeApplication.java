package dk.ramme;

import dk.ramme.audit.VerifyCommand;
import dk.ramme.means.TokenCommand;
import dk.ramme.orders.DispatchCommand;
import dk.ramme.rotation.RotateCommand;
import dk.ramme.vault.KeyMaker;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sets an organisation up for business identities. */
@SpringBootApplication
public class RammeApplication {

    public static void main(String[] args) {
        if (KeyMaker.isAskedFor(args)) {
            System.exit(KeyMaker.run(args));
        }
        if (TokenCommand.isAskedFor(args)) {
            System.exit(TokenCommand.run(args));
        }
        if (VerifyCommand.isAskedFor(args)) {
            System.exit(VerifyCommand.run(args));
        }
        if (DispatchCommand.isAskedFor(args)) {
            System.exit(DispatchCommand.run(args));
        }
        if (RotateCommand.isAskedFor(args)) {
            System.exit(RotateCommand.run(args));
        }
        SpringApplication.run(RammeApplication.class, args);
    }
}
