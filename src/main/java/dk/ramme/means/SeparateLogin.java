package dk.ramme.means;

import dk.ramme.tenancy.AssignedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The user ID a user has for good, from the first of their means on. */
@Entity
@Table(name = "separate_login")
class SeparateLogin extends AssignedId<String> {

    @Id
    private String loginId;

    private UUID organisationId;
    private UUID userId;
    private Instant givenAt;

    protected SeparateLogin() {}

    SeparateLogin(UUID organisationId, UUID userId, Instant at) {
        this.loginId = LoginId.fresh().value();
        this.organisationId = organisationId;
        this.userId = userId;
        this.givenAt = at;
    }

    LoginId loginId() {
        return new LoginId(loginId);
    }

    @Override
    public String getId() {
        return loginId;
    }
}
