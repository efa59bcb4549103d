package dk.ramme.people;

import dk.ramme.audit.Actors;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The user who is looking; login, which knows them, stands above this module. */
@Component
public class Me {

    private final Actors actors;

    Me(Actors actors) {
        this.actors = actors;
    }

    public UUID user() {
        return Objects.requireNonNull(actors.current().userId(), "nobody is logged in");
    }
}
