package dk.ramme.trail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to a user, the newest first, in one statement: each row of the trail is found by an index, from the user or from
 * the invitation or the request they came by. Three things nobody decided here are no rows of the trail and are told from what is
 * kept of them: that somebody was imported, that they were active before that was written down, and that a link ran out.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class UserEvents {

    /** What is recorded about a user themself; each has its sentence, {@code trail.user.<EVENT>}. */
    private static final Set<String> OF_USER = Set.of(
            "ACTIVATION_CODE_MADE",
            "ACTIVATION_CODE_USED_UP",
            "ACTIVATION_CODE_WRONG",
            "ACTIVATION_LINK_CALLED_BACK",
            "ACTIVATION_LINK_RESENT",
            "ACTIVATION_REMINDED",
            "CONSENT_DECLINED",
            "CONSENT_GIVEN",
            "CONSENT_WITHDRAWN",
            "GROUP_JOINED",
            "GROUP_LEFT",
            "IDENTITY_MISMATCH",
            "NEW_LINK_ASKED",
            "PERSONAL_DATA_EXPORTED",
            "RIGHTS_BY_GROUP_CHANGED",
            "RIGHTS_CHANGED",
            "RIGHT_REFUSED",
            "RIGHT_REQUESTED",
            "RIGHT_REQUEST_APPROVED",
            "ROLE_GIVEN",
            "ROLE_REFUSED",
            "ROLE_REQUESTED",
            "ROLE_TAKEN",
            "USER_ACTIVATED",
            "USER_ACTIVATION_UNDONE",
            "USER_BROUGHT_BACK",
            "USER_CREATED",
            "USER_DELETED",
            "USER_EDITED",
            "SERVICE_NOT_TOLD",
            "SERVICE_SESSION_ENDED",
            "USERS_PARTED",
            "USERS_TOLD_APART",
            "USER_END_DATE_SET",
            "USER_IDENTIFIED",
            "USER_ID_TOLD",
            "USER_MERGED",
            "USER_MERGED_AWAY",
            "USER_PARTICULARS_SET",
            "USER_REOPENED",
            "USER_SELF_ACTIVATED",
            "USER_SUSPENDED",
            "USER_WAITS_AGAIN",
            "USER_WAITS_NO_MORE",
            "USER_WAYS_CHANGED");

    /** What is recorded about something of theirs. */
    private static final Set<String> OF_WHAT_IS_THEIRS = Set.of(
            "ADMINISTRATOR_INVITED",
            "ADMINISTRATOR_PROPOSED",
            "APPOINTMENT_ACCEPTED",
            "CHIP_REFUSED",
            "DEVICE_DISPATCHED",
            "DEVICE_LATE",
            "DEVICE_LOST",
            "DEVICE_ORDERED",
            "DEVICE_ORDER_CANCELLED",
            "DEVICE_NOT_RECEIVED",
            "DEVICE_RECEIVED",
            "EMPLOYEE_APPROVED",
            "EMPLOYEE_ASKED",
            "INVITATION_SENT_AGAIN",
            "MEANS_ACTIVATED",
            "MEANS_BEGUN",
            "MEANS_LOCKED",
            "MEANS_RENAMED",
            "MEANS_REVOKED",
            "PIN_CHANGED",
            "PIN_LOCKED",
            "PIN_RESET",
            "PIN_SET");

    /** Whose number another is, is told to organisation administrators alone (U8). */
    private static final Set<String> FOR_THE_RESPONSIBLE = Set.of("NUMBER_DOUBTED");

    private final Trail trail;
    private final Clock clock;

    UserEvents(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** @param responsible whether they are told to an organisation administrator */
    Told of(UUID user, boolean responsible, int most) {
        var told = new ArrayList<>(told());
        if (!responsible) {
            told.removeAll(FOR_THE_RESPONSIBLE);
        }
        return trail.ofUser(user, told, clock.instant(), most);
    }

    /** Every event of the trail that a user's history tells. */
    static Set<String> told() {
        return Stream.of(OF_USER, OF_WHAT_IS_THEIRS, FOR_THE_RESPONSIBLE)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** @param lastLogin null when the trail tells of none */
    record Told(List<Event> events, @Nullable Instant lastLogin) {}

    /**
     * @param what names the message key {@code trail.user.<this>}
     * @param byKind USER, GUEST or SYSTEM; null where nobody decided it here
     * @param details values as JSON
     */
    record Event(
            Instant at,
            String what,
            @Nullable String byKind,
            @Nullable UUID byId,
            @Nullable String byName,
            String details) {

        public boolean isBy(UUID user) {
            return user.equals(byId);
        }
    }
}
