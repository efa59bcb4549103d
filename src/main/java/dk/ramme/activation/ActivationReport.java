package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.Prices;
import dk.ramme.orders.RegisteredAddress;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an activation would do, is doing, or has done. */
@Service
class ActivationReport {

    private static final Limit LATEST = Limit.of(20);

    private final Activations activations;
    private final ActivationUsers members;
    private final Organisations organisations;
    private final UsersInNeed inNeed;
    private final Prices prices;
    private final RegisteredAddress registered;
    private final AuditTrail trail;
    private final Clock clock;

    ActivationReport(
            Activations activations,
            ActivationUsers members,
            Organisations organisations,
            UsersInNeed inNeed,
            Prices prices,
            RegisteredAddress registered,
            AuditTrail trail,
            Clock clock) {
        this.activations = activations;
        this.members = members;
        this.organisations = organisations;
        this.inNeed = inNeed;
        this.prices = prices;
        this.registered = registered;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws ActivationChoice.UnknownActivation when the organisation has no such activation */
    @Transactional(readOnly = true)
    public Activation find(UUID id) {
        return activations.findById(id).orElseThrow(ActivationChoice.UnknownActivation::new);
    }

    /**
     * The activation whose report is about to leave as a file: that is on the trail.
     *
     * @throws ActivationChoice.UnknownActivation when the organisation has no such activation
     */
    @Transactional
    public Activation handOut(UUID id) {
        var activation = find(id);
        trail.record("ACTIVATION_REPORT_READ", "activation", id, Map.of("users", activation.asked()));
        return activation;
    }

    /** @throws ActivationChoice.UnknownActivation when the organisation has no such activation */
    @Transactional(readOnly = true)
    public Preview of(UUID id) {
        var activation = find(id);
        var policy = policy();
        var rules = ExclusionRules.of(inNeed.parameters(policy), clock.instant());
        var running = activation.isRunning();
        return new Preview(
                activation,
                // counting a million rows every other second helps nobody
                running ? Map.of() : members.outcomes(activation, rules),
                running ? List.of() : members.leftOut(activation, rules, Preview.SHOWN),
                activation.isFinished() ? members.inNeedOfCode(activation) : 0,
                activation.isAllowedBy(policy),
                devices(activation),
                minutesLeft(activation));
    }

    /** How long the rest will take at the speed so far; unknown before the first users are done. */
    private @Nullable Integer minutesLeft(Activation activation) {
        var started = activation.startedAt();
        var done = activation.done();
        if (started == null || done == 0) {
            return null;
        }
        var left = Duration.between(started, clock.instant())
                .multipliedBy(activation.asked() - done)
                .dividedBy(done);
        return (int) left.plusSeconds(30).toMinutes();
    }

    /** The organisation's own address; null where nobody knows it. */
    @Transactional(readOnly = true)
    public @Nullable DeliveryAddress registered() {
        return registered.find().orElse(null);
    }

    /** The report's lines after the given user, for whoever writes it to a file. */
    @Transactional(readOnly = true)
    public List<ActivationUsers.Line> linesAfter(UUID id, @Nullable UUID after, int most) {
        return members.lines(id, after, most);
    }

    @Transactional(readOnly = true)
    public List<Activation> latest() {
        return activations.begun(LATEST);
    }

    /** The devices each activated user is to have, and what one of them costs. */
    private List<Device> devices(Activation activation) {
        return activation.separateMeans().stream()
                .filter(IdentificationMeans::isPhysical)
                .sorted()
                .map(means -> new Device(means, prices.of(means)))
                .toList();
    }

    private LoginPolicy policy() {
        return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
    }

    /** A device, and what one costs without VAT. */
    record Device(IdentificationMeans means, BigDecimal price) {}

    /**
     * @param outcomes how many become, or became, what; empty while it runs
     * @param leftOut the first of those left out
     * @param inNeedOfCode how many of the activated need a temporary code besides the link; 0 until it is finished
     * @param offered whether what was chosen may still be used
     * @param devices that each activated user is to have
     * @param minutesLeft begun minutes; null while nobody can know
     */
    record Preview(
            Activation activation,
            Map<Outcome, Integer> outcomes,
            List<ActivationUsers.LeftOut> leftOut,
            int inNeedOfCode,
            boolean offered,
            List<Device> devices,
            @Nullable Integer minutesLeft) {

        static final int SHOWN = 100;

        /** What all devices cost together, without VAT. */
        public BigDecimal cost() {
            return devices.stream()
                    .map(device -> device.price().multiply(BigDecimal.valueOf(willBeActivated())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public int willBeActivated() {
            return outcomes.getOrDefault(Outcome.ACTIVATED, 0);
        }

        public int willBeLeftOut() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum() - willBeActivated();
        }

        public boolean showsNotAll() {
            return willBeLeftOut() > leftOut.size();
        }
    }
}
