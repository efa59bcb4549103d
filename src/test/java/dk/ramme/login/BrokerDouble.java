package dk.ramme.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A MitID broker on this machine that can be told to misbehave. Left alone it keeps to OpenID Connect strictly: exact
 * redirect address, S256 only, each code once.
 */
public final class BrokerDouble implements AutoCloseable {

    public static final String CLIENT_ID = "ramme-double";
    public static final String CLIENT_SECRET = "demo-never-in-production";

    private static final JsonMapper JSON = new JsonMapper();
    private static final RSAKey KEY = key("double-1");
    private static final RSAKey STRANGER = key("double-1");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> announced = new ConcurrentHashMap<>();
    private final Set<String> down = new HashSet<>();
    private final Set<String> stalled = new HashSet<>();

    private CountDownLatch stalling = new CountDownLatch(1);
    private volatile List<JWK> published = List.of();

    private Consumer<JWTClaimsSet.Builder> claims = change -> {};
    private Function<JWTClaimsSet, String> signing = this::sign;
    private Map<String, Object> userInfo = Map.of();
    private Map<String, String> answer = Map.of();
    private boolean checksVerifier = true;
    private Function<String, Match> match = cpr -> new Match(200, "{\"cprNumberMatch\":true}");

    public BrokerDouble(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        page("/.well-known/openid-configuration", this::metadata);
        page("/authorize", this::authorize);
        page("/token", this::token);
        page("/jwks", exchange -> json(exchange, 200, new JWKSet(published).toJSONObject()));
        page("/userinfo", exchange -> json(exchange, 200, userInfo));
        page("/match", this::match);
        server.start();
        reset();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Behaves again. */
    public void reset() {
        down.clear();
        stalled.clear();
        stalling.countDown();
        stalling = new CountDownLatch(1);
        publish(KEY);
        announced.clear();
        claims = change -> {};
        signing = this::sign;
        answer = Map.of();
        checksVerifier = true;
        userInfo = Map.of("sub", "double");
    }

    /** Does not answer there any more, as if cut off. */
    public void cutOff(String... endpoints) {
        down.addAll(Arrays.asList(endpoints));
    }

    /** Begins to answer there and does not come to an end. */
    public void stall(String endpoint) {
        stalled.add(endpoint);
    }

    /** Has these keys and no others, and says so. */
    public void publish(JWK... keys) {
        published = Arrays.stream(keys).map(JWK::toPublicJWK).toList();
    }

    /** Says something else in its ID tokens. */
    public void claim(Consumer<JWTClaimsSet.Builder> change) {
        claims = change;
    }

    /** Signs, or does not sign, in another way. */
    public void sign(Function<JWTClaimsSet, String> way) {
        signing = way;
    }

    public void tellUserInfo(Map<String, Object> told) {
        userInfo = told;
    }

    /** Says more about itself in its metadata. */
    public void announce(String name, Object value) {
        announced.put(name, value);
    }

    /** Adds to the answer it sends back through the browser. */
    public void answerWith(Map<String, String> parameters) {
        answer = parameters;
    }

    /** A broker that forgot PKCE: then the nonce must stop a stolen code. */
    public void forgetVerifier() {
        checksVerifier = false;
    }

    public void match(Function<String, Match> answers) {
        match = answers;
    }

    public record Match(int status, String body) {}

    static RSAKey publicKey() {
        return KEY.toPublicJWK();
    }

    String sign(JWTClaimsSet set) {
        return sign(set, JWSAlgorithm.RS256, KEY);
    }

    static String signByStranger(JWTClaimsSet set) {
        return sign(set, JWSAlgorithm.RS256, STRANGER);
    }

    public static String sign(JWTClaimsSet set, JWSAlgorithm algorithm, JWK key) {
        return sign(set, algorithm, key, key.getKeyID(), JOSEObjectType.JWT);
    }

    static String sign(JWTClaimsSet set, JWSAlgorithm algorithm, String kid, JOSEObjectType type) {
        return sign(set, algorithm, KEY, kid, type);
    }

    private static String sign(
            JWTClaimsSet set, JWSAlgorithm algorithm, JWK key, @Nullable String kid, JOSEObjectType type) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(kid).type(type).build(), set);
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void metadata(HttpExchange exchange) throws IOException {
        var issuer = issuer();
        var metadata = new HashMap<String, Object>(announced);
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/authorize");
        metadata.put("token_endpoint", issuer + "/token");
        metadata.put("userinfo_endpoint", issuer + "/userinfo");
        metadata.put("jwks_uri", issuer + "/jwks");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("pairwise"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "PS256", "ES256"));
        json(exchange, 200, metadata);
    }

    /** Nobody is asked anything: the person has logged in at once. */
    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        var back = new LinkedHashMap<String, String>();
        back.put("code", code);
        back.put("state", asked.get("state"));
        back.putAll(answer);
        var query = new StringBuilder();
        back.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + query);
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        var sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var begun = codes.remove(sent.get("code"));
        if (begun == null
                || !"S256".equals(begun.get("code_challenge_method"))
                || checksVerifier && !challenge(sent.get("code_verifier")).equals(begun.get("code_challenge"))
                || !begun.get("redirect_uri").equals(sent.get("redirect_uri"))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var set = idToken(begun.get("nonce"));
        var token = signing.apply(set);
        var told = new HashMap<String, Object>(
                Map.of("access_token", "access-" + UUID.randomUUID(), "token_type", "Bearer", "expires_in", 300));
        if (token != null) {
            told.put("id_token", token);
        }
        json(exchange, 200, told);
    }

    private JWTClaimsSet idToken(String nonce) {
        var now = clock.instant();
        var set = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT_ID)
                .subject("double")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("auth_time", now.getEpochSecond())
                .claim("nonce", nonce)
                .claim("loa", "https://data.gov.dk/concept/core/nsis/Substantial")
                .claim("identity_type", "private")
                .claim("idp_environment", "production")
                .claim("mitid.identity_name", "Karen Holm")
                .claim("mitid.date_of_birth", "1967-03-15")
                .claim("dk.cpr", "1503679994");
        claims.accept(set);
        return set.build();
    }

    private void match(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorization.startsWith("Bearer access-")) {
            json(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        var answered =
                match.apply(String.valueOf(JSON.readValue(body, Map.class).get("cpr")));
        send(exchange, answered.status(), answered.body());
    }

    private void page(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (down.contains(path)) {
                    return; // closes without a word
                }
                if (stalled.contains(path)) {
                    stall(exchange);
                    return;
                }
                page.answer(exchange);
            }
        });
    }

    private void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            stalling.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        send(exchange, status, JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String challenge(@Nullable String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        stalling.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @FunctionalInterface
    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }
}
