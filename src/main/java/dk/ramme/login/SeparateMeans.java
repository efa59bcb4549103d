package dk.ramme.login;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which separate means let a user in now: those they were given, that the organisation offers, while both are active. */
@Service
class SeparateMeans {

    private final Users users;
    private final Organisations organisations;
    private final UserMeans means;

    SeparateMeans(Users users, Organisations organisations, UserMeans means) {
        this.users = users;
        this.organisations = organisations;
        this.means = means;
    }

    /** The kinds that let the user in; none for somebody who is not there. */
    @Transactional(readOnly = true)
    public Set<IdentificationMeans> kinds(UUID userId) {
        var kinds = EnumSet.noneOf(IdentificationMeans.class);
        var policy = policyInForce();
        users.findById(userId)
                .ifPresent(user -> policy.ifPresent(inForce -> Set.of(IdentificationMeans.values()).stream()
                        .filter(kind -> user.access().letsSeparateMeansIn(kind, inForce))
                        .forEach(kinds::add)));
        return kinds;
    }

    /** Who comes in with this means; empty when it lets nobody in. */
    @Transactional(readOnly = true)
    public Optional<User> holder(UUID meansId) {
        var policy = policyInForce();
        return means.find(meansId)
                .flatMap(held -> users.findById(held.userId()))
                .filter(user -> policy.isPresent() && letsIn(user, meansId, policy.get()));
    }

    /** Whether this means, as it is now, lets this user in. */
    @Transactional(readOnly = true)
    public boolean letsIn(User user, UUID meansId, LoginPolicy policy) {
        return letsIn(user, meansId, policy, false);
    }

    /** @param withoutPin whether its PIN was not proved: then it must have none still */
    @Transactional(readOnly = true)
    public boolean letsIn(User user, UUID meansId, LoginPolicy policy, boolean withoutPin) {
        return means.find(meansId)
                .filter(held -> held.userId().equals(user.id()) && !(withoutPin && held.withPin()))
                .map(HeldMeans::kind)
                .filter(kind -> user.access().letsSeparateMeansIn(kind, policy))
                .isPresent();
    }

    private Optional<LoginPolicy> policyInForce() {
        return organisations
                .findById(Tenancy.organisation())
                .filter(organisation -> organisation.state() != OrganisationState.ENDED)
                .map(Organisation::loginPolicy);
    }
}
