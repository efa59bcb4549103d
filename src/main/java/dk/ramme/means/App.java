package dk.ramme.means;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.OathSecret;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An app on the user's own telephone, which has to make one right code before it is theirs. */
@Entity
@DiscriminatorValue("APP")
class App extends CodeMeans {

    /** How long a secret is shown to whoever set the app up and went away. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    protected App() {}

    /** An app that is begun, with a fresh secret. */
    App(UUID organisationId, UUID userId, String name, CprVault vault, Instant at) {
        super(organisationId, userId, IdentificationMeans.APP, name, CodeMaker.app(OathSecret.fresh()), vault, at);
    }

    /** Whether it waits for its first code. */
    boolean awaitsCode(Instant now) {
        return isBegun() && now.isBefore(begunAt().plus(PATIENCE));
    }

    /** It is in use once it has made this code, which is used up by that. @return whether it is */
    boolean activate(Code code, CprVault vault, Instant now) {
        if (!awaitsCode(now)) {
            return false;
        }
        var found = maker(vault).find(code, now);
        found.ifPresent(here -> {
            burn(here);
            activate(now);
        });
        return found.isPresent();
    }

    /** What its user puts into it. */
    AppSetup appSetup(LoginId loginId, CprVault vault) {
        return new AppSetup(id(), name(), loginId, maker(vault).secret().base32());
    }
}
