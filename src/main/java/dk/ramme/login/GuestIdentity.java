package dk.ramme.login;

import java.util.Optional;

/**
 * The MitID identity of the guest of this session, sealed, while they join an organisation; gone when they log out or
 * have finished. Login implements it.
 */
public interface GuestIdentity {

    /** Empty for someone who is no guest, or whose time has run out: they must log in again. */
    Optional<MitIdIdentity> current();

    /** Forgets it; called when the joining is finished. */
    void forget();
}
