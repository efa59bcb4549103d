package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.LoadedTokens;
import dk.ramme.tenancy.Tenancy;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the operator does with orders, and what can be seen of them. */
@TestComponent
public class AnOrder {

    private final Dispatching dispatching;
    private final OrderWatch watch;
    private final LoadedTokens tokens;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AnOrder(
            Dispatching dispatching,
            OrderWatch watch,
            LoadedTokens tokens,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.dispatching = dispatching;
        this.watch = watch;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A device in stock. @param secret of twenty bytes */
    public String inStock(IdentificationMeans kind, byte[] secret) throws Exception {
        var serial = "O-" + UUID.randomUUID().toString().substring(0, 12);
        tokens.load(kind, "hotp", serial, Base64.getEncoder().encodeToString(secret));
        return serial;
    }

    public String inStock(IdentificationMeans kind) throws Exception {
        var secret = new byte[20];
        new Random().nextBytes(secret);
        return inStock(kind, secret);
    }

    /** @return what was sent; null for a chip, and when it was refused */
    public @Nullable String send(UUID order, @Nullable String serial) {
        return dispatching.dispatch(order, serial).serial();
    }

    /** Looks whom to tell, as the job does. */
    public void look() {
        watch.tellDue();
    }

    public UUID of(UUID organisation, UUID user) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql(
                                "select id from device_order where user_id = :user order by ordered_at desc limit 1")
                        .param("user", user)
                        .query(UUID.class)
                        .single()));
    }

    /** The states of the user's orders, the oldest first. */
    public List<String> states(UUID organisation, UUID user) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql(
                                "select state from device_order where user_id = :user order by ordered_at, replaces nulls first")
                        .param("user", user)
                        .query(String.class)
                        .list()));
    }
}
