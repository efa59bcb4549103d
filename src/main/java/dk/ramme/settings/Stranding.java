package dk.ramme.settings;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.need.StrandedUsers;
import dk.ramme.people.need.StrandedUsers.Stranded;
import dk.ramme.tenancy.Tenancy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a change of how users may log in would do to those who have nothing else, and to devices on order (L3). Nothing is changed. */
@Service
class Stranding {

    static final int PAGE = 100;

    private static final int NAMES_SHOWN = 20;
    private static final int LOT = 2_000;

    private final Organisations organisations;
    private final StrandedUsers users;
    private final DeviceOrders orders;
    private final Roles roles;
    private final Me me;

    Stranding(Organisations organisations, StrandedUsers users, DeviceOrders orders, Roles roles, Me me) {
        this.organisations = organisations;
        this.users = users;
        this.orders = orders;
        this.roles = roles;
        this.me = me;
    }

    @Transactional(readOnly = true)
    public Would of(Question question, List<String> choices) {
        var before = policy();
        var after = after(before, question, choices);
        var numbers = users.count(before, after);
        return new Would(
                question,
                choices,
                numbers.users(),
                numbers.waiting(),
                orders.notSent(dropped(before, after)),
                users.page(before, after, null, NAMES_SHOWN),
                help(after));
    }

    private Help help(LoginPolicy after) {
        if (roles.holders(Role.USER_ADMINISTRATOR).isEmpty()) {
            return Help.NONE;
        }
        if (!after.offers(IdentificationMeans.APP)) {
            return Help.TOLD;
        }
        return me.roles().contains(Role.USER_ADMINISTRATOR) ? Help.GIVEN_NOW : Help.GIVEN_LATER;
    }

    /** Those it would leave without means, one more than a page where there are more. */
    @Transactional(readOnly = true)
    public List<Stranded> page(Question question, List<String> choices, @Nullable UUID key) {
        return users(question, choices, key, PAGE + 1);
    }

    /** The same for whoever reads all of them. */
    @Transactional(readOnly = true)
    public List<Stranded> lot(Question question, List<String> choices, @Nullable UUID key) {
        return users(question, choices, key, LOT);
    }

    private List<Stranded> users(Question question, List<String> choices, @Nullable UUID key, int most) {
        var before = policy();
        return users.page(before, after(before, question, choices), key, most);
    }

    private LoginPolicy policy() {
        return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
    }

    /** The policy as the answer makes it. @throws IllegalArgumentException for an answer there is not */
    static LoginPolicy after(LoginPolicy before, Question question, List<String> choices) {
        return switch (question) {
            case PRIVATE_MITID -> LoginPolicy.of(choices.contains(Answer.YES), before.offeredMeans());
            case MEANS -> LoginPolicy.of(before.privateMitId(), Choices.meansAmong(choices));
            case IMPORT, OWN_MEANS, ADMINISTRATORS -> throw new IllegalArgumentException("no part of the login policy");
        };
    }

    /** What is no longer offered. */
    static Set<IdentificationMeans> dropped(LoginPolicy before, LoginPolicy after) {
        var dropped = EnumSet.noneOf(IdentificationMeans.class);
        dropped.addAll(before.offeredMeans());
        dropped.removeAll(after.offeredMeans());
        return dropped;
    }

    /**
     * What would happen.
     *
     * @param users how many would have nothing they can log in with
     * @param waiting of them, who await activation
     * @param orders how many devices that are ordered and not sent nobody could use any more
     * @param first the first of the users
     * @param help what can be done for the users
     */
    record Would(
            Question question,
            List<String> choices,
            int users,
            int waiting,
            int orders,
            List<Stranded> first,
            Help help) {

        /** How many are not among the first. */
        public int more() {
            return users - first.size();
        }
    }

    /** What can be done for users without means. */
    enum Help {
        /** Whoever asks can give them all the app. */
        GIVEN_NOW,
        /** User administrators are told, and can give them all the app. */
        GIVEN_LATER,
        /** User administrators are told. */
        TOLD,
        /** There is no user administrator. */
        NONE
    }
}
