package dk.ramme.people.profile;

import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.people.profile.UserEditing.Correction;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects name and e-mail address of users who are among many, each by the verb that does it for one. Whoever calls has locked the
 * organisation, and asked what stands in the way of each user.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ManyCorrections {

    /** For whom a role waits, an organisation administrator does it (U7), as {@link ActingAdministrator#requireResponsible} has it. */
    static final String WAITS_FOR_ROLE = """
            (u.identified_at is null
              and u.id in (select r.user_id from user_role r where r.organisation_id = :organisation)
              and not exists (select from user_role r where r.organisation_id = :organisation and r.user_id = :by
                and r.role = 'ORGANISATION_ADMINISTRATOR'))
            """;

    /** Another name for a CPR number may tell whose it is (U8): one by one alone, where it is counted. */
    private static final String NOT_TO_BE_CORRECTED = """
            case when u.state = 'DELETED' then 'DELETED_ALREADY'
                 when %s then 'WAITS_FOR_ROLE'
                 when u.cpr_sealed is not null and name_ends(%s) <> u.name_ends then 'OTHER_NAME' end
            """;

    private final ActingAdministrator acting;
    private final UserEditing editing;
    private final Users users;

    ManyCorrections(ActingAdministrator acting, UserEditing editing, Users users) {
        this.acting = acting;
        this.editing = editing;
        this.users = users;
    }

    /**
     * What stands in the way of being corrected.
     *
     * @param by who corrects
     * @param name SQL of what the user would be called
     */
    public static Hindrance toCorrect(UUID by, String name) {
        return new Hindrance(NOT_TO_BE_CORRECTED.formatted(WAITS_FOR_ROLE, name), Map.of("by", by));
    }

    /** Corrects one of them. */
    public void correct(UUID id, Known to) {
        var by = acting.require(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
        var user = users.lock(id).orElseThrow(Users.UnknownUser::new);
        editing.store(by, user, new Correction(to.name(), to.email(), user.language(), null, null));
    }

    /** What is to be known of a user from now on. */
    public record Known(String name, @Nullable String email) {}
}
