package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user takes their yes to using their private MitID back. */
@Service
class ConsentWithdrawal {

    private final Users users;
    private final Roles roles;
    private final Organisations organisations;
    private final WaysIn ways;
    private final SelfActivation activation;
    private final WaitingAgain waiting;
    private final AuditTrail trail;
    private final Clock clock;

    ConsentWithdrawal(
            Users users,
            Roles roles,
            Organisations organisations,
            WaysIn ways,
            SelfActivation activation,
            WaitingAgain waiting,
            AuditTrail trail,
            Clock clock) {
        this.users = users;
        this.roles = roles;
        this.organisations = organisations;
        this.ways = ways;
        this.activation = activation;
        this.waiting = waiting;
        this.trail = trail;
        this.clock = clock;
    }

    /** What taking the yes back would mean to the user (M3); empty when there is none to take back. */
    @Transactional(readOnly = true)
    public Optional<Withdrawal> of(UUID userId) {
        var user = users.findById(userId).orElseThrow();
        if (!user.access().mayWithdrawConsent()) {
            return Optional.empty();
        }
        var otherWay = ways.separate(
                user,
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy());
        return Optional.of(new Withdrawal(
                otherWay,
                user.access().enrolment().isAppointed(),
                roles.isLast(userId, Role.ORGANISATION_ADMINISTRATOR),
                activation.meansSteps(userId).stream()
                        .filter(step -> step.href() != null)
                        .toList()));
    }

    /**
     * No after all (M3), at any time and whoever says so. Whoever has nothing else to log in with waits for a new
     * link, except the only organisation administrator, who stays one. Withdrawn already: nothing changes.
     *
     * @return whether the user is active still
     */
    @Transactional
    public boolean withdraw(UUID userId) {
        // the organisation first, as whoever gives or takes roles does: it is seen whether they are the last
        var policy = organisations.lock(Tenancy.organisation()).orElseThrow().loginPolicy();
        var user = users.lock(userId).orElseThrow();
        if (!user.access().mayWithdrawConsent()) {
            return user.state() == UserState.ACTIVE;
        }
        user.withdrawConsent(
                ways.separate(user, policy) || roles.isLast(userId, Role.ORGANISATION_ADMINISTRATOR), clock.instant());
        users.save(user);
        trail.record("CONSENT_WITHDRAWN", "user", userId, Map.of("text", SelfActivation.CONSENT_TEXT));
        waiting.record(user);
        return user.state() == UserState.ACTIVE;
    }

    /**
     * What taking a yes back means.
     *
     * @param otherWay whether a separate means lets the user in
     * @param appointed whether their private MitID lets them in all the same, since the organisation appointed them
     * @param last whether they are the only organisation administrator
     * @param first the separate means they can take into use before
     */
    record Withdrawal(boolean otherWay, boolean appointed, boolean last, List<MeansActivation.Step> first) {

        /** Whether the user would be left without a way in. */
        public boolean shutsOut() {
            return !otherWay && !appointed;
        }
    }
}
