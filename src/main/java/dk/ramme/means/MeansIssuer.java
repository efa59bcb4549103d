package dk.ramme.means;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues separate means and says whether what a user shows is right (M1). Ramme's own issuer keeps to open
 * standards; a national issuer can take its place. Each deed is a transaction in the name of the user's organisation.
 */
public interface MeansIssuer {

    /**
     * Begins an app for the user. One begun before and not finished is forgotten.
     *
     * @return the means that is begun
     */
    UUID beginApp(UUID user, String name);

    /** What the user puts into the app; empty when it was not begun, or too long ago. */
    Optional<AppSetup> appSetup(UUID user, UUID means);

    /**
     * The app is the user's when it makes the right code. That code cannot be used to log in.
     *
     * @param pin asked for at each login besides a code, from now on
     */
    boolean finishApp(UUID user, UUID means, Code code, Pin pin);

    /**
     * A device that shows or says codes is the user's when they know its serial number and two codes it made in a row;
     * neither can be used to log in. Their own one that was locked is open again.
     *
     * @param pin asked for at each login besides a code, from now on
     * @return the means; empty for all that is wrong, and when it is too soon after wrong codes
     */
    Optional<UUID> takeToken(
            UUID user, IdentificationMeans kind, String name, String serial, Code first, Code second, Pin pin);

    /**
     * Whether one of the user's means of these kinds made the code just now, and the PIN is that means'. Each code is
     * accepted once, with whatever PIN. Called outside any transaction, since comparing is slow on purpose.
     *
     * @param pin none where none was typed, which is right for a means without one
     */
    Verdict check(UUID user, Set<IdentificationMeans> kinds, Code code, @Nullable Pin pin);
}
