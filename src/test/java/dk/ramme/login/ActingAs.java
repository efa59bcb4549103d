package dk.ramme.login;

import dk.ramme.tenancy.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/** Calls a service as whoever is logged in does, without a page. */
public final class ActingAs {

    private static final Instant LOGIN = Instant.parse("2026-01-01T12:00:00Z");

    private ActingAs() {}

    /** In their organisation. */
    public static <T> T user(UUID organisation, UUID user, Supplier<T> deed) {
        var me = new SignedIn(
                SignedInAs.ISSUER, user.toString(), "Karen Holm", "Substantial", LOGIN, organisation, user);
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedInToken(me, List.of()));
        SecurityContextHolder.setContext(context);
        try {
            return Tenancy.in(organisation, deed);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
