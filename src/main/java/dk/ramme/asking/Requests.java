package dk.ramme.asking;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The requests of employees to the organisation. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Requests {

    private static final String OPEN = """
            select id, name, birth_date, cpr_sealed, email, language, message, asked_at from employee_request
            where organisation_id = :organisation and state = 'OPEN'
            """;

    private final JdbcClient jdbc;
    private final CprVault vault;

    Requests(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @return false when the person has an unanswered request here */
    boolean add(UUID id, MitIdIdentity person, Asking.Written written, Instant at) {
        return jdbc.sql("""
                insert into employee_request (id, organisation_id, issuer, subject, name, birth_date, cpr_sealed, email,
                    language, message, state, asked_at)
                values (:id, :organisation, :issuer, :subject, :name, :birthDate, :cpr, :email, :language, :message, 'OPEN',
                    :at)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("organisation", Tenancy.organisation())
                        .param("issuer", person.issuer())
                        .param("subject", person.subject())
                        .param("name", PersonName.parse(person.name()).value())
                        .param("birthDate", Objects.requireNonNull(person.birthDate()))
                        .param("cpr", person.cpr() == null ? null : vault.seal(person.cpr(), place(id)))
                        .param("email", written.email().value())
                        .param("language", written.language())
                        .param("message", written.message())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    int countOpen() {
        return jdbc.sql(
                        "select count(*) from employee_request where organisation_id = :organisation and state = 'OPEN'")
                .param("organisation", Tenancy.organisation())
                .query(Integer.class)
                .single();
    }

    /** Oldest first. */
    List<Request> open() {
        return jdbc.sql(OPEN + " order by asked_at, id")
                .param("organisation", Tenancy.organisation())
                .query(Request.class)
                .list();
    }

    Optional<Request> find(UUID id) {
        return jdbc.sql(OPEN + " and id = :id")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .query(Request.class)
                .optional();
    }

    /** The open request, which nobody else answers before the end of the transaction. */
    Optional<Request> lock(UUID id) {
        return jdbc.sql(OPEN + " and id = :id for update")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .query(Request.class)
                .optional();
    }

    boolean isAnswered(UUID id) {
        return jdbc.sql("select exists (select from employee_request where organisation_id = :organisation and id = :id"
                        + " and state <> 'OPEN')")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Nullable
    CprNumber cpr(Request request) {
        var sealed = request.cprSealed();
        return sealed == null ? null : vault.open(sealed, place(request.id()));
    }

    /** @return false when somebody was quicker */
    boolean decide(UUID id, @Nullable UUID user, @Nullable Refusal refusal, UUID by, Instant at) {
        return jdbc.sql("""
                update employee_request set state = :state, user_id = :user, answer = :answer, decided_by = :by,
                    decided_at = :at, cpr_sealed = null
                where id = :id and state = 'OPEN'
                """)
                        .param("state", user == null ? "REFUSED" : "APPROVED")
                        .param("user", user)
                        .param("answer", refusal == null ? null : refusal.name())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static SealContext place(UUID id) {
        return new SealContext("employee_request", "cpr_sealed", Tenancy.organisation(), id);
    }
}
