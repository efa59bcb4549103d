package dk.ramme;

import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an organisation has in the database, looked at and changed as that organisation may. */
@TestComponent
public class Stored {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Stored(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public <T> T in(UUID organisation, Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    /** @param from a table, with or without a condition */
    public int count(UUID organisation, String from) {
        return in(
                organisation,
                () -> jdbc.sql("select count(*) from " + from)
                        .query(Integer.class)
                        .single());
    }

    /** What was decided, in order; that somebody looked at a person, or was refused something, is no decision. */
    public List<String> trail(UUID organisation) {
        return in(
                organisation,
                () -> jdbc.sql(
                                "select action from audit_event where action <> 'PERSON_SEEN' and subject_type <> 'refusal' order by id")
                        .query(String.class)
                        .list());
    }
}
