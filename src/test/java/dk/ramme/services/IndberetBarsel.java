package dk.ramme.services;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * "Indberet barsel": a self-service of the demonstration, and of the tests. It shows whom it sees, for which organisation and with which
 * rights, and forgets them when it is told that they are logged out. It does by hand what a library does for real ones.
 */
public final class IndberetBarsel implements AutoCloseable {

    static final String NAME = "Indberet barsel";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI ramme;
    private final Map<String, Begun> begun = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final List<JWTClaimsSet> told = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> send(exchange, 200, "");
    private volatile String id = "";
    private volatile String secret = "";

    /** @param port of this machine; 0: any */
    public IndberetBarsel(URI ramme, int port) {
        this.ramme = ramme;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "indberet-barsel");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::front);
        server.createContext("/login", this::begin);
        server.createContext("/back", this::back);
        server.createContext("/told", this::told);
        server.start();
    }

    /** A picture it is known by, drawn with this many points. */
    static byte[] logo(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x7A2048));
        pen.fillOval(0, 0, height, height);
        pen.fillOval(height, height / 2, height / 2, height / 2);
        pen.dispose();
        var written = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", written);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return written.toByteArray();
    }

    /** What Ramme knows it as. */
    public IndberetBarsel as(String ownId, String ownSecret) {
        id = ownId;
        secret = ownSecret;
        return this;
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    /** Whom it sees now, by the session that Ramme names. */
    Map<String, Map<String, Object>> people() {
        return people;
    }

    /** What it was told about people who are out. */
    List<JWTClaimsSet> told() {
        return told;
    }

    /** What it does when it is told that somebody is out, in the place of listening. */
    void answers(Answering how) {
        answering = how;
    }

    /** A request as it sends people to Ramme with; a test changes what it likes. */
    Map<String, String> request() {
        var state = UUID.randomUUID().toString();
        var ours = new Begun(
                UUID.randomUUID() + "-" + UUID.randomUUID(), UUID.randomUUID().toString());
        begun.put(state, ours);
        var request = new LinkedHashMap<String, String>();
        request.put("response_type", "code");
        request.put("client_id", id);
        request.put("redirect_uri", at("/back").toString());
        request.put("scope", "openid profile email organisation rights");
        request.put("state", state);
        request.put("nonce", ours.nonce);
        request.put("code_challenge", challenge(ours.verifier));
        request.put("code_challenge_method", "S256");
        return request;
    }

    String verifier(String state) {
        return begun.get(state).verifier;
    }

    String authorize(Map<String, String> request) {
        return ramme.resolve("/oauth2/authorize?" + form(request)).toString();
    }

    /** Sends a form to Ramme, with its secret. */
    Answer post(String path, Map<String, String> fields) {
        return post(
                path,
                fields,
                "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    Answer post(String path, Map<String, String> fields, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(ramme.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        if (authorization != null) request.header("Authorization", authorization);
        return ask(request.build());
    }

    Answer get(String path, @Nullable String bearer) {
        var request = HttpRequest.newBuilder(ramme.resolve(path));
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        return ask(request.build());
    }

    private Answer ask(HttpRequest request) {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    json ? map(answer.body()) : Map.of(),
                    answer.headers().firstValue("WWW-Authenticate").orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What a token says, once its signature and all else that can be wrong with it were looked at. */
    JWTClaimsSet read(String token, String type) {
        try {
            var keys = JWKSet.parse(JSON.writeValueAsString(get("/oauth2/keys", null).body));
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSTypeVerifier((found, context) -> {});
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            var parsed = SignedJWT.parse(token);
            var claims = processor.process(parsed, null);
            var found = String.valueOf(parsed.getHeader().getType());
            if (type.equals("logout+jwt") != found.equals(type)) throw new IllegalStateException("a " + found);
            if (!claims.getIssuer().equals(issuer()) || !claims.getAudience().equals(List.of(id))) {
                throw new IllegalStateException("not from Ramme, or not for us: " + claims);
            }
            return claims;
        } catch (Exception unfit) {
            throw new IllegalStateException("a token is not good", unfit);
        }
    }

    private String issuer() {
        return ramme.getScheme() + "://" + ramme.getRawAuthority();
    }

    private void front(HttpExchange exchange) throws IOException {
        var cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        var me = people.entrySet().stream()
                .filter(one -> cookie.contains("barsel=" + one.getKey()))
                .findFirst();
        send(
                exchange,
                200,
                me.map(one -> page(one.getValue())).orElse("<h1>" + NAME + "</h1><a href='/login'>Log ind</a>"));
    }

    private void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", authorize(request()));
        send(exchange, 302, "");
    }

    private void back(HttpExchange exchange) throws IOException {
        var answer = parameters(exchange.getRequestURI().getRawQuery());
        var ours = begun.get(answer.getOrDefault("state", ""));
        if (ours == null || !issuer().equals(answer.get("iss"))) {
            send(exchange, 400, "Ikke vores");
            return;
        }
        if (!answer.containsKey("code")) {
            send(exchange, 200, "Afvist: " + answer.get("error"));
            return;
        }
        var tokens = exchange(answer.get("code"), ours.verifier);
        if (tokens.status != 200) {
            send(exchange, 200, "Intet token: " + tokens.body.get("error"));
            return;
        }
        var claims = read(String.valueOf(tokens.body.get("id_token")), "JWT");
        if (!ours.nonce.equals(claims.getClaim("nonce"))) throw new IllegalStateException("another nonce");
        var me = new LinkedHashMap<>(claims.getClaims());
        me.put("tokens", tokens.body);
        var sid = String.valueOf(claims.getClaim("sid"));
        people.put(sid, me);
        exchange.getResponseHeaders().add("Set-Cookie", "barsel=" + sid + "; Path=/; HttpOnly");
        send(exchange, 200, page(me));
    }

    /** @param verifier null: without PKCE */
    Answer exchange(String code, @Nullable String verifier) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", at("/back").toString());
        if (verifier != null) fields.put("code_verifier", verifier);
        return post("/oauth2/token", fields);
    }

    Answer refresh(String token) {
        return post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private void told(HttpExchange exchange) throws IOException {
        var token = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .getOrDefault("logout_token", "");
        var claims = read(token, "logout+jwt");
        told.add(claims);
        people.remove(String.valueOf(claims.getClaim("sid")));
        answering.answer(exchange);
    }

    private static String page(Map<String, Object> me) {
        return "<h1>" + NAME + "</h1><p>"
                + HtmlUtils.htmlEscape(me.get("name") + " handler for " + me.get("org_name") + ", CVR " + me.get("cvr")
                        + ", med rettighederne " + me.get("rights"))
                + "</p>";
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> parameters(@Nullable String query) {
        return Arrays.stream(query == null || query.isEmpty() ? new String[0] : query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) {
        return JSON.readValue(json, Map.class);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What it answers Ramme. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /**
     * What Ramme answers.
     *
     * @param challenge what it takes to be let in, where that is said
     */
    record Answer(int status, Map<String, Object> body, String challenge) {

        String text(String name) {
            return String.valueOf(body.get(name));
        }
    }

    private record Begun(String verifier, String nonce) {}
}
