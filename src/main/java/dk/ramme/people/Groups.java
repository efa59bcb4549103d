package dk.ramme.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The groups of the organisation and who is in them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Groups {

    private final JdbcClient jdbc;

    Groups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name in Danish order. */
    public List<UserGroup> all() {
        return jdbc.sql("select id, name from user_group order by name collate \"da-x-icu\"")
                .query(UserGroup.class)
                .list();
    }

    public Optional<UserGroup> find(UUID id) {
        return jdbc.sql("select id, name from user_group where id = :id")
                .param("id", id)
                .query(UserGroup.class)
                .optional();
    }
}
