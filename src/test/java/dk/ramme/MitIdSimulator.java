package dk.ramme;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A MitID broker with a page of test persons to choose from. It speaks real OpenID Connect and knows nobody real. */
final class MitIdSimulator implements AutoCloseable {

    static final String CLIENT_ID = "ramme-demo";
    static final String CLIENT_SECRET = "demo-never-in-production";
    private static final String ISSUER = "mitid";

    /** Starts beside the application, whose own start is long. */
    private final CompletableFuture<MockOAuth2Server> server;

    /** @param clock the clock of the application, so that a token is fresh also when a test has moved it */
    MitIdSimulator(int port, Clock clock) {
        this(port, clock, InetAddress.getLoopbackAddress());
    }

    MitIdSimulator(int port, Clock clock, InetAddress address) {
        server = CompletableFuture.supplyAsync(() -> start(port, clock, address));
    }

    private static MockOAuth2Server start(int port, Clock clock, InetAddress address) {
        var tokens = new OAuth2TokenProvider(new KeyProvider(), clock::instant);
        // the other server there is answers 40 ms late to whoever keeps the connection open
        var http = new NettyWrapper();
        var server = new MockOAuth2Server(
                new OAuth2Config(true, loginPage(), null, false, tokens, Set.of(new Now(clock)), http));
        try {
            server.start(address, port);
        } catch (RuntimeException failure) {
            throw new IllegalStateException("the MitID simulator could not start on port " + port, failure);
        }
        return server;
    }

    /** Waits until the simulator serves. */
    String issuer() {
        return server.join().issuerUrl(ISSUER).toString();
    }

    /** The page is served from a file, so it is copied out of the class path. */
    private static String loginPage() {
        try (var page = MitIdSimulator.class.getResourceAsStream("/demo/mitid.html")) {
            var file = Files.createTempFile("mitid", ".html");
            Files.copy(page, file, StandardCopyOption.REPLACE_EXISTING);
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.join().shutdown();
    }

    /** Says that the person authenticated now: the page's claims are fixed text. */
    private static final class Now extends DefaultOAuth2TokenCallback {

        private final Clock clock;

        Now(Clock clock) {
            super(ISSUER, "nobody", "JWT", List.of(CLIENT_ID), Map.of(), 300);
            this.clock = clock;
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            var claims = new HashMap<>(super.addClaims(request));
            claims.put("auth_time", clock.instant().getEpochSecond());
            return claims;
        }
    }
}
