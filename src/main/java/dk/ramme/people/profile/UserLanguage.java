package dk.ramme.people.profile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the language that many users are written to in, by the rules of {@code UserEditing}; nobody is told, as of one. Whoever
 * calls has locked the organisation, seen that the administrator may, and asked what stands in the way of each user.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UserLanguage {

    private static final String NOT_TO_BE_CHANGED = """
            case when u.state = 'DELETED' then 'DELETED_ALREADY'
                 when %s then 'WAITS_FOR_ROLE'
                 when u.language = :language then 'LANGUAGE_ALREADY' end
            """.formatted(ManyCorrections.WAITS_FOR_ROLE);

    private final Users users;
    private final Actors actors;
    private final AuditTrail audit;

    UserLanguage(Users users, Actors actors, AuditTrail audit) {
        this.users = users;
        this.actors = actors;
        this.audit = audit;
    }

    /**
     * @param by who changes it
     * @param language {@code da} or {@code en}; empty: whichever
     */
    public static Hindrance toChange(UUID by, String language) {
        return new Hindrance(NOT_TO_BE_CHANGED, Map.of("by", by, "language", language));
    }

    /** Each to a language of their own. */
    public void change(Map<UUID, String> languages) {
        languages.entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())))
                .forEach((language, these) -> users.write(language, these, Tenancy.organisation()));
        audit.recordAll(
                actors.current(), "USER_EDITED", "user", languages.keySet(), Map.of("changed", List.of("language")));
    }
}
