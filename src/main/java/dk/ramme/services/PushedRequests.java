package dk.ramme.services;

import dk.ramme.vault.LinkToken;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Requests that services hand over themselves, so that they do not stand in an address (RFC 9126). Each is good for the service that
 * handed it over, once, for five minutes; nothing is fetched from anywhere.
 */
@Component
class PushedRequests {

    /** What the parameter is called in which the name of one is brought. */
    static final String NAME = "request_uri";

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final WaitingRequests waiting;

    PushedRequests(WaitingRequests waiting) {
        this.waiting = waiting;
    }

    /** @param name what stands after the prefix of what the service is told */
    void keep(String name, Asked asked) {
        waiting.push(name, asked.service(), asked.query());
    }

    /** What was handed over under this name by this service; nobody finds it afterwards. */
    Optional<Asked> take(String name, String service) {
        return name.startsWith(PREFIX) && RegisteredClients.isId(service)
                ? waiting.take(name.substring(PREFIX.length()), service).map(Asked::of)
                : Optional.empty();
    }

    /** Where a request goes on that was answered on a page: as if it had been handed over just now, whichever way it came. */
    String addressOf(Asked asked) {
        var name = LinkToken.fresh().value();
        keep(name, asked);
        return ServiceSettings.AUTHORIZE + "?client_id=" + asked.service() + "&" + NAME + "="
                + UriUtils.encode(PREFIX + name, StandardCharsets.UTF_8);
    }
}
