package dk.ramme.services;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How services are logged in to, and told.
 *
 * @param tellEvery how long the job rests between two looks at who is to be told that somebody is out
 * @param tellTimeout how long one service is waited for
 * @param tellWithin how long it is tried
 * @param internalAddresses whether services may be told at addresses inside the operator's own network
 * @param keyLife how long one key signs
 */
@ConfigurationProperties("ramme.services")
record ServiceSettings(
        @DefaultValue("500ms") Duration tellEvery,
        @DefaultValue("5s") Duration tellTimeout,
        @DefaultValue("24h") Duration tellWithin,
        @DefaultValue("false") boolean internalAddresses,
        @DefaultValue("90d") Duration keyLife) {

    static final String AUTHORIZE = "/oauth2/authorize";
    static final String PUSH = "/oauth2/par";
    static final String TOKEN = "/oauth2/token";
    static final String KEYS = "/oauth2/keys";
    static final String USER_INFO = "/oauth2/userinfo";
    static final String LOGOUT = "/oauth2/logout";
    static final String INTROSPECT = "/oauth2/introspect";
}
