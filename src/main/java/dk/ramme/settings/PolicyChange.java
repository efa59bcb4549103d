package dk.ramme.settings;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.settings.Answers.AnsweredMeanwhile;
import dk.ramme.settings.LoginPolicyController.Accepted;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes how the users of a ready organisation may log in, in force at once. */
@Service
public class PolicyChange {

    private final ActingAdministrator administrators;
    private final Answers answers;
    private final Stranding stranding;
    private final DeviceOrders orders;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    PolicyChange(
            ActingAdministrator administrators,
            Answers answers,
            Stranding stranding,
            DeviceOrders orders,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.administrators = administrators;
        this.answers = answers;
        this.stranding = stranding;
        this.orders = orders;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Devices that are ordered and not sent are called off where they are no longer offered, and user administrators are told of
     * whoever is left without means.
     *
     * @param basedOn the version of the answer the form was filled from
     * @param accepted what the administrator accepts to happen
     * @return how many users are left without means; empty when nothing changed
     * @throws AnsweredMeanwhile when another answer stands by now
     * @throws AccessDeniedException when the administrator's role has been taken meanwhile
     * @throws LeavesUsersWithout when more would happen than was accepted
     */
    @Transactional
    OptionalInt change(SignedIn by, Question question, List<String> choices, int basedOn, Accepted accepted) {
        var organisation = administrators.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
        var before = organisation.loginPolicy();
        var after = Stranding.after(before, question, choices);
        var stored = answers.store(question, organisation.id(), choices, basedOn, by);
        if (after.equals(before)) {
            return stored ? OptionalInt.of(0) : OptionalInt.empty();
        }
        var would = stranding.of(question, choices);
        if (would.users() > accepted.users() || would.orders() > accepted.orders()) {
            throw new LeavesUsersWithout(would);
        }
        organisation.change(after);
        orders.cancelAll(Stranding.dropped(before, after));
        audit.record(
                "LOGIN_POLICY_CHANGED",
                "organisation",
                organisation.id(),
                Map.of("before", told(before), "after", told(after)));
        if (would.users() > 0) {
            events.publishEvent(new UsersStranded(organisation.id(), by.personName(), would.users()));
        }
        return OptionalInt.of(would.users());
    }

    private static Map<String, Object> told(LoginPolicy policy) {
        return Map.of(
                "privateMitId", policy.privateMitId(),
                "offeredMeans", policy.offeredMeans().stream().sorted().toList());
    }

    /** The change would leave users without any means, or call devices off, more than was accepted. Nothing is stored. */
    static class LeavesUsersWithout extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Stranding.Would would;

        LeavesUsersWithout(Stranding.Would would) {
            super("users would be left without means: " + would.users());
            this.would = would;
        }

        Stranding.Would would() {
            return would;
        }
    }

    /**
     * A change of how users may log in left some without any means.
     *
     * @param byName who changed it
     */
    public record UsersStranded(UUID organisationId, String byName, int users) {}
}
