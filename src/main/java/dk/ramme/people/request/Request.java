package dk.ramme.people.request;

import dk.ramme.tenancy.OrganisationOwned;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Something that somebody asks the organisation for: it is answered once, by one administrator, with yes or no. */
@MappedSuperclass
public abstract class Request extends OrganisationOwned {

    /** In the words of whoever asks. */
    private String reason;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    private Instant askedAt;
    private @Nullable UUID decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String answer;

    @SuppressWarnings("NullAway.Init")
    protected Request() {}

    protected Request(String reason, Instant at) {
        super(UUID.randomUUID());
        this.reason = reason;
        this.state = RequestState.OPEN;
        this.askedAt = at;
    }

    /** @throws AlreadyAnswered when it is too late to answer */
    public void requireOpen() {
        if (!isOpen()) {
            throw new AlreadyAnswered(this);
        }
    }

    /** @throws AlreadyAnswered when it is too late */
    public void approve(UUID by, Instant at) {
        decide(RequestState.APPROVED, null, by, at);
    }

    /**
     * @param why what whoever asked is told
     * @throws AlreadyAnswered when it is too late
     */
    public void refuse(String why, UUID by, Instant at) {
        decide(RequestState.REFUSED, why, by, at);
    }

    private void decide(RequestState decision, @Nullable String why, UUID by, Instant at) {
        requireOpen();
        state = decision;
        answer = why;
        decidedBy = by;
        decidedAt = at;
    }

    public String reason() {
        return reason;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public boolean isOpen() {
        return state == RequestState.OPEN;
    }

    public boolean isApproved() {
        return state == RequestState.APPROVED;
    }

    /** The organisation has no such request, or whoever asked is no user any more. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Somebody else was quicker, or whoever asked needs no answer any more. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AlreadyAnswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Request request;

        AlreadyAnswered(Request request) {
            this.request = request;
        }

        public Request request() {
            return request;
        }
    }
}
