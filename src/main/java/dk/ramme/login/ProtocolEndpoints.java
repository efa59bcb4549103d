package dk.ramme.login;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/**
 * Addresses where other systems talk to Ramme, and send people to: they are guarded by a chain of filters of their own, which
 * stands before that of the pages and has the same headers and logins.
 */
public interface ProtocolEndpoints {

    /** Says which addresses they are, and what each asks for. Who is logged in is known by then. */
    void configure(HttpSecurity http);
}
