package dk.ramme.settings;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.StrandedUsers;
import dk.ramme.settings.Answers.AnsweredMeanwhile;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes how the users of a ready organisation may log in, in force at once. */
@Service
class PolicyChange {

    private static final int NAMES_SHOWN = 20;

    private final ActingAdministrator administrators;
    private final Answers answers;
    private final StrandedUsers strandedUsers;
    private final AuditTrail audit;

    PolicyChange(ActingAdministrator administrators, Answers answers, StrandedUsers strandedUsers, AuditTrail audit) {
        this.administrators = administrators;
        this.answers = answers;
        this.strandedUsers = strandedUsers;
        this.audit = audit;
    }

    /**
     * @param basedOn the version of the answer the form was filled from
     * @param accepted how many users the administrator accepts to leave without means
     * @return false when nothing changed
     * @throws AnsweredMeanwhile when another answer stands by now
     * @throws AccessDeniedException when the administrator's role has been taken meanwhile
     * @throws LeavesUsersWithout when more users than were accepted would be left without means
     */
    @Transactional
    boolean change(SignedIn by, Question question, List<String> choices, int basedOn, int accepted) {
        var organisation = administrators.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
        var before = organisation.loginPolicy();
        var after = after(before, question, choices);
        var stored = answers.store(question, organisation.id(), choices, basedOn, by);
        if (after.equals(before)) {
            return stored;
        }
        refuseStranding(before, after, accepted);
        organisation.change(after);
        audit.record(
                "LOGIN_POLICY_CHANGED",
                "organisation",
                organisation.id(),
                Map.of("before", told(before), "after", told(after)));
        return true;
    }

    private void refuseStranding(LoginPolicy before, LoginPolicy after, int accepted) {
        var stranded = strandedUsers.count(before, after);
        if (stranded > accepted) {
            throw new LeavesUsersWithout(stranded, strandedUsers.names(before, after, NAMES_SHOWN));
        }
    }

    private static LoginPolicy after(LoginPolicy before, Question question, List<String> choices) {
        return switch (question) {
            case PRIVATE_MITID -> LoginPolicy.of(choices.contains(Answer.YES), before.offeredMeans());
            case MEANS -> LoginPolicy.of(before.privateMitId(), Choices.meansAmong(choices));
            case IMPORT, OWN_MEANS, ADMINISTRATORS -> throw new IllegalArgumentException("no part of the login policy");
        };
    }

    private static Map<String, Object> told(LoginPolicy policy) {
        return Map.of(
                "privateMitId", policy.privateMitId(),
                "offeredMeans", policy.offeredMeans().stream().sorted().toList());
    }

    /** The change would leave users without any means they can log in with, more than were accepted. Nothing is stored. */
    static class LeavesUsersWithout extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int count;
        private final transient List<String> names;

        LeavesUsersWithout(int count, List<String> names) {
            super("users would be left without means: " + count);
            this.count = count;
            this.names = List.copyOf(names);
        }

        int count() {
            return count;
        }

        /** The first of them. */
        List<String> names() {
            return names;
        }
    }
}
