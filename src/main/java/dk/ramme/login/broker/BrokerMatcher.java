package dk.ramme.login.broker;

import dk.ramme.alarm.Cause;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.MitIdIdentity;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * For private operators: the broker does not give the CPR number but says whether one is the person's, a few times in
 * each login (F7). Where it gave the number after all, that is compared instead.
 */
class BrokerMatcher implements IdentityMatcher {

    private static final Logger log = LoggerFactory.getLogger(BrokerMatcher.class);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final int REMEMBERED_LOGINS = 10_000;

    private final RestClient client;
    private final URI url;
    private final BrokerSettings.Match settings;
    private final ClaimMatcher claims = new ClaimMatcher();

    /** Tries by login, the oldest login forgotten first. The broker counts as well; this spares it, and the person. */
    private final Map<String, Integer> tries = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED_LOGINS;
        }
    });

    BrokerMatcher(BrokerConnection connection, URI url, BrokerSettings.Match settings) {
        this.client = connection.client().build();
        this.url = url;
        this.settings = settings;
    }

    @Override
    public Match match(MitIdIdentity identity, CprNumber expected) {
        var token = identity.matchToken();
        if (identity.cprNumber().isPresent() || token == null) {
            return claims.match(identity, expected);
        }
        var login = identity.issuer() + ' ' + identity.subject() + ' ' + identity.authTime();
        if (tries.merge(login, 1, Integer::sum) > settings.triesPerLogin()) {
            return Match.EXCEEDED;
        }
        return ask(token, expected);
    }

    private Match ask(String token, CprNumber expected) {
        try {
            var answer = client.post()
                    .uri(url)
                    .headers(headers -> headers.setBearerAuth(token))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of(settings.requestField(), expected.value()))
                    .retrieve()
                    .body(JSON);
            if (answer != null && answer.get(settings.answerField()) instanceof Boolean same) {
                return same ? Match.SAME : Match.OTHER;
            }
            return unavailable("its answer has no yes or no in the field " + settings.answerField());
        } catch (HttpClientErrorException refused) {
            return saysExceeded(refused) ? Match.EXCEEDED : unavailable(Cause.ofConnection(refused));
        } catch (RestClientException failure) {
            return unavailable(Cause.ofConnection(failure));
        }
    }

    private static boolean saysExceeded(HttpClientErrorException refused) {
        return refused.getStatusCode().value() == 429
                || refused.getResponseBodyAsString().toLowerCase(Locale.ROOT).contains("exceeded");
    }

    /** @param why never the failure's message, which may repeat what was sent */
    private static Match unavailable(String why) {
        log.warn("The CPR match did not answer: {}", why);
        return Match.UNAVAILABLE;
    }
}
