package dk.ramme.login;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows about refused logins, which belong to no organisation. */
@TestComponent
public class RefusedLogins {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RefusedLogins(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A mark to count from. */
    public long count() {
        return transaction.execute(status -> jdbc.sql("select coalesce(max(id), 0) from audit_event")
                .query(Long.class)
                .single());
    }

    public List<String> reasonsSince(long mark) {
        return transaction.execute(status -> jdbc.sql(
                        "select details ->> 'reason' from audit_event where id > ? and action = 'LOGIN_REFUSED' order by id")
                .param(mark)
                .query(String.class)
                .list());
    }
}
