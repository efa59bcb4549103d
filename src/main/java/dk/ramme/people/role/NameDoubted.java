package dk.ramme.people.role;

import dk.ramme.people.User;

/** Whoever proved to be the user is called otherwise: that it is the person the role is meant for has to be said (U7). */
class NameDoubted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @throws NameDoubted when the name does not show to whom a role would be given */
    static void requireNone(User user) {
        if (user.access().enrolment().nameDoubted()) {
            throw new NameDoubted();
        }
    }
}
