package dk.ramme.people;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Which login belongs to which user. A user's own are bound by the user. */
public interface BoundIdentities extends Repository<BoundIdentity, BoundIdentity.Key> {

    /** Whether the login is this user's: they proved it once and need prove nothing more than that it is theirs still. */
    @Query("select count(b) > 0 from BoundIdentity b"
            + " where b.userId = :user and b.issuer = :issuer and b.subject = :subject")
    boolean isBound(UUID user, String issuer, String subject);

    /** The users the login is bound to: in the current organisation, or in all of them on login duty. */
    @Query("select b from BoundIdentity b where b.issuer = :issuer and b.subject = :subject")
    List<BoundIdentity> find(String issuer, String subject);
}
