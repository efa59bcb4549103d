package dk.ramme.people.role;

import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.request.Request;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A user's request for a role. */
@Entity
@Table(name = "role_request")
class RoleRequest extends Request {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private User user;

    @Enumerated(EnumType.STRING)
    private Role role;

    protected RoleRequest() {}

    RoleRequest(User user, Role role, String reason, Instant at) {
        super(reason, at);
        this.user = user;
        this.role = role;
    }

    /** Whoever is not active asks for nothing. @throws Unknown while they are not */
    @Override
    public void requireOpen() {
        super.requireOpen();
        if (user.state() != UserState.ACTIVE) {
            throw new Unknown();
        }
    }

    public UUID userId() {
        return user.id();
    }

    public String name() {
        return user.name();
    }

    public Role role() {
        return role;
    }
}
