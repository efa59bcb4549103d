package dk.ramme.means;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The user IDs of the organisation the transaction runs for. */
@Transactional(propagation = Propagation.MANDATORY)
interface SeparateLogins extends Repository<SeparateLogin, String> {

    SeparateLogin save(SeparateLogin login);

    @Query("select l from SeparateLogin l where l.userId = :user")
    Optional<SeparateLogin> of(UUID user);

    /** Whose it is, in whatever organisation; asked on login duty. */
    @Query("select new dk.ramme.means.LoginIds$Owner(l.organisationId, l.userId) from SeparateLogin l"
            + " where l.loginId = :loginId")
    Optional<LoginIds.Owner> owner(String loginId);
}
