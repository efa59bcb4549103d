package dk.ramme.tenancy;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * On whose behalf this thread works. Every transaction begun inside sees that organisation's rows and no others;
 * outside, it sees none. The scope must be opened before the transaction: a running one keeps what it began with.
 */
public final class Tenancy {

    private static final ThreadLocal<@Nullable Context> CURRENT = new ThreadLocal<>();

    private Tenancy() {}

    /** Works in the organisation's name until the scope is closed. */
    public static Scope enter(UUID organisationId) {
        return open(new Context(organisationId, null));
    }

    /** Works in the organisation's name, and beyond it for one narrow task, until the scope is closed. */
    public static Scope enter(UUID organisationId, CrossTenantTask duty) {
        return open(new Context(organisationId, duty));
    }

    /** Works across organisations for one narrow task until the scope is closed. */
    public static Scope onDuty(CrossTenantTask duty) {
        return open(new Context(null, duty));
    }

    public static <T> T in(UUID organisationId, Supplier<T> work) {
        try (var scope = enter(organisationId)) {
            return work.get();
        }
    }

    public static void in(UUID organisationId, Runnable work) {
        try (var scope = enter(organisationId)) {
            work.run();
        }
    }

    public static <T> T on(CrossTenantTask duty, Supplier<T> work) {
        try (var scope = onDuty(duty)) {
            return work.get();
        }
    }

    /** The organisation worked for; an error where there is none. */
    public static UUID organisation() {
        return current().orElseThrow(() -> new IllegalStateException("no organisation is worked for here"));
    }

    public static Optional<UUID> current() {
        return Optional.ofNullable(CURRENT.get()).map(Context::organisationId);
    }

    static @Nullable Context context() {
        return CURRENT.get();
    }

    private static Scope open(Context next) {
        var former = CURRENT.get();
        if (TransactionSynchronizationManager.isActualTransactionActive() && !next.equals(former)) {
            throw new IllegalStateException("the organisation cannot change while a transaction runs");
        }
        CURRENT.set(next);
        return () -> {
            if (former == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(former);
            }
        };
    }

    /** Ends the work for the organisation; what was before holds again. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    record Context(@Nullable UUID organisationId, @Nullable CrossTenantTask duty) {}
}
