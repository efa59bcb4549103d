package dk.ramme.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to serve as a role that the rules of the tables do not bind: it would see every organisation's rows (T21), and could change the audit trail. A superuser counts as a member of every role.
 */
@Component
class ServingRole {

    private static final String UNBOUND = """
            select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or exists (
                select from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(current_user, relowner, 'member')))
            """;

    ServingRole(JdbcClient jdbc) {
        jdbc.sql(UNBOUND).query(String.class).optional().ifPresent(role -> {
            throw new Unbound(role);
        });
    }

    /** The role owns tables, or looks past their rules. */
    static class Unbound extends RuntimeException {

        Unbound(String role) {
            super("spring.datasource.username (RAMME_DATABASE_USER) is " + role
                    + ", which row-level security does not bind: it owns the tables or is a superuser");
        }
    }
}
