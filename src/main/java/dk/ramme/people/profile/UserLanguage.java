package dk.ramme.people.profile;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.Hindrance;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final String CHANGE = """
            update organisation_user u set language = given.language, version = version + 1
            from unnest(:users, :languages) as given (id, language)
            where u.organisation_id = :organisation and u.id = given.id and u.language <> given.language
            """;

    private final JdbcClient jdbc;
    private final Actors actors;
    private final AuditTrail audit;

    UserLanguage(JdbcClient jdbc, Actors actors, AuditTrail audit) {
        this.jdbc = jdbc;
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
        var users = List.copyOf(languages.keySet());
        jdbc.sql(CHANGE)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("languages", users.stream().map(languages::get).toArray(String[]::new))
                .update();
        audit.recordAll(actors.current(), "USER_EDITED", "user", users, Map.of("changed", List.of("language")));
    }
}
