package dk.ramme.login.broker;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import dk.ramme.login.BrokerUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The keys the broker signs with. They are kept for a short while only, so that one it has withdrawn is soon accepted no
 * more; a new one is fetched as soon as a token names it (OpenID Connect Core, section 10.1.1).
 */
@Component
class BrokerKeys {

    private static final Duration A_LITTLE_MORE = Duration.ofSeconds(1);

    private final BrokerConnection connection;
    private final BrokerSettings settings;
    private final Clock clock;

    BrokerKeys(BrokerConnection connection, BrokerSettings settings, Clock clock) {
        this.connection = connection;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param address of the JSON Web Key set */
    JWKSource<SecurityContext> at(String address) {
        var waiting = settings.connectTimeout().plus(settings.readTimeout()).plus(A_LITTLE_MORE);
        var kept = new CachingJWKSetSource<SecurityContext>(
                new URLBasedJWKSetSource<>(url(address), this::fetch),
                settings.keepKeys().toMillis(),
                waiting.toMillis(),
                null);
        return new JWKSetBasedJWKSource<>(new ByOurClock(kept, clock));
    }

    private Resource fetch(URL address) throws IOException {
        try {
            var set = connection
                    .client()
                    .build()
                    .get()
                    .uri(address.toURI())
                    .retrieve()
                    .body(String.class);
            return new Resource(set == null ? "" : set, null);
        } catch (RestClientException | URISyntaxException failure) {
            throw new IOException("no keys from " + address, failure);
        }
    }

    private static URL url(String address) {
        try {
            return URI.create(address).toURL();
        } catch (IOException | IllegalArgumentException failure) {
            throw new BrokerUnavailable("the keys have no address: " + address, failure);
        }
    }

    /** The library goes by the system's clock. */
    private record ByOurClock(JWKSetSource<SecurityContext> kept, Clock clock)
            implements JWKSetSource<SecurityContext> {

        @Override
        @SuppressWarnings("NullAway") // the library is not annotated; it hands on what it was given, which may be null
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws KeySourceException {
            return kept.getJWKSet(refresh, clock.millis(), context);
        }

        @Override
        public void close() throws IOException {
            kept.close();
        }
    }
}
