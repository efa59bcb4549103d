package dk.ramme.people;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which login belongs to which user: issuer and subject, as the user proved them once. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class BoundIdentities {

    private final JdbcClient jdbc;
    private final EntityManager entities;

    BoundIdentities(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /** Binds the login to the user; bound already to this user: nothing changes. */
    public void bind(UUID organisationId, UUID userId, String issuer, String subject, Instant at) {
        entities.flush(); // the row refers to a user who may be new in this transaction
        jdbc.sql("""
                insert into bound_identity (organisation_id, user_id, issuer, subject, bound_at)
                values (:organisation, :user, :issuer, :subject, :at)
                on conflict (organisation_id, user_id, issuer) do update set subject = excluded.subject, bound_at = excluded.bound_at
                """)
                .param("organisation", organisationId)
                .param("user", userId)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whether the login is this user's: they proved it once and need prove nothing more than that it is theirs still. */
    public boolean isBound(UUID userId, String issuer, String subject) {
        return jdbc.sql("""
                select exists (select from bound_identity
                    where user_id = :user and issuer = :issuer and subject = :subject)
                """)
                .param("user", userId)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** The users the login is bound to: in the current organisation, or in all of them on login duty. */
    public List<Binding> find(String issuer, String subject) {
        return jdbc.sql(
                        "select organisation_id, user_id from bound_identity where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Binding.class)
                .list();
    }

    /** A user in an organisation. */
    public record Binding(UUID organisationId, UUID userId) {}
}
