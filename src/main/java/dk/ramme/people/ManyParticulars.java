package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.Tenancy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what is known of users besides who they are, of one or many alike (U6, U9). Whoever calls has locked the organisation and the
 * users, and seen that the administrator may.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ManyParticulars {

    private static final String SET = """
            update organisation_user u set telephone = given.telephone, production_unit = given.production_unit,
                se_number = given.se_number, pseudonym = given.pseudonym, version = version + 1
            from unnest(:users, :telephones, :units, :numbers, :pseudonyms)
                as given (id, telephone, production_unit, se_number, pseudonym)
            where u.organisation_id = :organisation and u.id = given.id and u.state <> 'DELETED'
                and (u.telephone, u.production_unit, u.se_number, u.pseudonym)
                    is distinct from (given.telephone, given.production_unit, given.se_number, given.pseudonym)
            returning u.id
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ManyParticulars(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What is known of each from now on; the same as stands changes nothing. */
    public void set(Map<UUID, Particulars> particulars) {
        var users = List.copyOf(particulars.keySet());
        Function<Function<Particulars, @Nullable String>, @Nullable String[]> each = what -> users.stream()
                .map(user -> what.apply(Objects.requireNonNull(particulars.get(user))))
                .toArray(String[]::new);
        var changed = jdbc.sql(SET)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("telephones", each.apply(Particulars::telephone))
                .param("units", each.apply(Particulars::productionUnit))
                .param("numbers", each.apply(Particulars::seNumber))
                .param("pseudonyms", each.apply(Particulars::pseudonym))
                .query(UUID.class)
                .list();
        var told = new LinkedHashMap<UUID, Map<String, Object>>();
        changed.forEach(user -> told.put(
                user,
                Map.of(
                        "known",
                        List.copyOf(Objects.requireNonNull(particulars.get(user))
                                .known()
                                .keySet()))));
        audit.recordEach("USER_PARTICULARS_SET", "user", told);
    }
}
