package dk.ramme.people.list;

import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the few users, in whatever state, that somebody can mean by some words. */
@Service
public class PersonSearch {

    /** More than this cannot be chosen among. */
    public static final int MOST = 20;

    private static final String PERSON =
            "select u.id, u.name, u.email, u.rid from organisation_user u where u.organisation_id = :organisation and ";

    private final JdbcClient jdbc;

    PersonSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<FoundPerson> find(String text) {
        var words = SearchWords.of(text.strip());
        var rest = words.rest("search");
        return persons(jdbc.sql(PERSON + "u.id in (" + words.found("search") + ") and " + rest.condition() + " limit "
                                + MOST)
                        .params(rest.parameters()))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<FoundPerson> byId(UUID id) {
        return persons(jdbc.sql(PERSON + "u.id = :id").param("id", id)).optional();
    }

    private static JdbcClient.MappedQuerySpec<FoundPerson> persons(StatementSpec statement) {
        return statement
                .param("organisation", Tenancy.organisation())
                .query((row, number) -> new FoundPerson(
                        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)));
    }
}
