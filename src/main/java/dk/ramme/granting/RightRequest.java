package dk.ramme.granting;

import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.request.Request;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's request for a right of the catalogue. */
@Entity
@Table(name = "right_request")
class RightRequest extends Request {

    private UUID userId;
    private String code;

    /** They may be gone when somebody asks who it was. */
    private @Nullable String decidedByName;

    protected RightRequest() {}

    RightRequest(UUID userId, String code, String reason, Instant at) {
        super(reason, at);
        this.userId = userId;
        this.code = code;
    }

    /** @throws AlreadyAnswered when it is too late */
    void approve(Acting by, Instant at) {
        approve(by.id(), at);
        decidedByName = by.name();
    }

    /**
     * @param why what the user is told
     * @throws AlreadyAnswered when it is too late
     */
    void refuse(String why, Acting by, Instant at) {
        refuse(why, by.id(), at);
        decidedByName = by.name();
    }

    UUID userId() {
        return userId;
    }

    String code() {
        return code;
    }

    /** Who has answered. */
    String decidedByName() {
        return decidedByName == null ? "" : decidedByName;
    }
}
