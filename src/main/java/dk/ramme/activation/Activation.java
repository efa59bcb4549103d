package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.tenancy.OrganisationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activation: chosen, then run, then finished. Whom it concerns is kept beside it, one row a user. */
@Entity
@Table(name = "activation")
class Activation extends OrganisationOwned {

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "private_mitid")
    private boolean privateMitId;

    @Convert(converter = MeansConverter.class)
    private Set<IdentificationMeans> separateMeans;

    /** Null: to the organisation. */
    @Embedded
    private @Nullable KeptAddress delivery;

    private UUID createdBy;
    private String createdByName;
    private Instant createdAt;

    private int asked;
    private int activated;
    private int leftOut;

    /** Users are decided about in the order of their ids: everybody up to this one has been. */
    private @Nullable UUID reached;

    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    protected Activation() {}

    /** An activation that begins: nobody has been chosen, and nothing happens to anybody yet. */
    Activation(Kind kind, UUID by, String byName, Instant at) {
        super(UUID.randomUUID());
        this.kind = kind;
        this.state = State.CHOOSING;
        this.separateMeans = Set.of();
        this.createdBy = by;
        this.createdByName = byName;
        this.createdAt = at;
    }

    /** So many users have been chosen. @throws ActivationChoice.Started when it is too late to choose */
    void choose(int users) {
        requireChoosing();
        asked = users;
    }

    /**
     * Says how the chosen users shall log in.
     *
     * @throws ActivationChoice.Started when it is too late to choose, or there is nothing to choose
     * @throws ActivationChoice.NotOffered when the organisation does not offer it
     */
    void chooseLogin(boolean withPrivateMitId, Set<IdentificationMeans> separate, LoginPolicy policy) {
        requireChoiceOfLogin();
        if (!LoginOffer.allows(policy, withPrivateMitId, separate)) {
            throw new ActivationChoice.NotOffered();
        }
        privateMitId = withPrivateMitId;
        separateMeans = Set.copyOf(separate);
    }

    /** Says where the devices of all of them are sent; null: to the organisation. @throws ActivationChoice.Started as above */
    void chooseDelivery(@Nullable DeliveryAddress other) {
        requireChoiceOfLogin();
        delivery = other == null ? null : KeptAddress.of(other);
    }

    /**
     * It is carried out from now on.
     *
     * @throws ActivationChoice.Started when it is already
     * @throws ActivationChoice.NotOffered when the organisation does not offer, or no longer, what was chosen
     */
    void start(LoginPolicy policy, Instant at) {
        requireChoosing();
        if (!isAllowedBy(policy)) {
            throw new ActivationChoice.NotOffered();
        }
        state = State.RUNNING;
        startedAt = at;
    }

    /** All users up to the last one have been decided about. @throws IllegalStateException when it does not run */
    void decide(int moreActivated, int moreLeftOut, @Nullable UUID last) {
        requireRunning();
        activated += moreActivated;
        leftOut += moreLeftOut;
        reached = last;
    }

    /**
     * Everybody has been decided about. Every order keeps the address for itself, so that it is forgotten here.
     *
     * @throws IllegalStateException when it does not run
     */
    void finish(Instant at) {
        requireRunning();
        state = State.FINISHED;
        finishedAt = at;
        delivery = null;
    }

    private void requireChoosing() {
        if (!isChoosing()) {
            throw new ActivationChoice.Started();
        }
    }

    private void requireChoiceOfLogin() {
        if (!isChoosing() || sendsLinks()) {
            throw new ActivationChoice.Started();
        }
    }

    private void requireRunning() {
        if (!isRunning()) {
            throw new IllegalStateException("the activation does not run: " + state);
        }
    }

    /** Whether what was chosen may be used under this policy. */
    boolean isAllowedBy(LoginPolicy policy) {
        return sendsLinks() || LoginOffer.allows(policy, privateMitId, separateMeans);
    }

    public boolean isChoosing() {
        return state == State.CHOOSING;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isFinished() {
        return state == State.FINISHED;
    }

    public boolean sendsLinks() {
        return kind == Kind.LINKS;
    }

    /** Whether it has been said how the users shall log in. */
    public boolean hasLogin() {
        return privateMitId || !separateMeans.isEmpty();
    }

    /** Whether each of the users gets something that has to be sent. */
    public boolean ordersDevices() {
        return separateMeans.stream().anyMatch(IdentificationMeans::isPhysical);
    }

    public int done() {
        return activated + leftOut;
    }

    public Kind kind() {
        return kind;
    }

    public State state() {
        return state;
    }

    public boolean privateMitId() {
        return privateMitId;
    }

    public Set<IdentificationMeans> separateMeans() {
        return separateMeans;
    }

    /** Where devices are sent; null: to the organisation. */
    public @Nullable DeliveryAddress delivery() {
        return delivery == null ? null : delivery.address();
    }

    UUID createdBy() {
        return createdBy;
    }

    public String createdByName() {
        return createdByName;
    }

    public int asked() {
        return asked;
    }

    /** How many have been activated so far. */
    public int activated() {
        return activated;
    }

    /** How many were left out so far, each with its reason. */
    public int leftOut() {
        return leftOut;
    }

    @Nullable
    UUID reached() {
        return reached;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    enum Kind {
        ACTIVATION,
        /** Users who have been activated and have not come are sent a new link. */
        LINKS
    }

    enum State {
        CHOOSING,
        RUNNING,
        FINISHED
    }
}
