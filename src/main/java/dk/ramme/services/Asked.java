package dk.ramme.services;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.SignedIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.util.UriUtils;

/** What a service asks for with an authorization request that was found in order. */
record Asked(Map<String, String> parameters) {

    /** What a service proves itself with where it hands a request over itself; it is no part of that. */
    private static final Set<String> PROOF = Set.of("client_assertion", "client_assertion_type", "client_secret");

    private static final String HINT = "id_token_hint";

    static Asked of(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return of(
                request.getClientId(),
                request.getRedirectUri(),
                request.getScopes(),
                request.getState(),
                request.getAdditionalParameters());
    }

    static Asked of(OAuth2AuthorizationRequest request) {
        return of(
                request.getClientId(),
                request.getRedirectUri(),
                request.getScopes(),
                request.getState(),
                request.getAdditionalParameters());
    }

    private static Asked of(
            String client,
            @Nullable String redirect,
            Set<String> scopes,
            @Nullable String state,
            Map<String, Object> more) {
        var all = new TreeMap<String, String>();
        more.forEach((name, value) -> {
            // what is sent twice, or is called as nothing is, means nothing to us and is not handed on
            if (value instanceof String text && name.matches("[\\w.-]+") && !PROOF.contains(name)) all.put(name, text);
        });
        all.put("response_type", "code");
        all.put("client_id", client);
        all.put("redirect_uri", String.valueOf(redirect));
        all.put("scope", String.join(" ", new TreeSet<>(scopes)));
        if (state != null) all.put("state", state);
        // a token is neither kept nor put into an address of ours; whoever has its hash has nothing
        all.computeIfPresent(HINT, (name, hint) -> isHash(hint) ? hint : text(TokenHash.of(hint)));
        return new Asked(all);
    }

    /** Of what was kept: it had been found in order. */
    static Asked of(String query) {
        var all = new TreeMap<String, String>();
        for (var part : query.split("&")) {
            var at = part.indexOf('=');
            all.put(part.substring(0, at), UriUtils.decode(part.substring(at + 1), StandardCharsets.UTF_8));
        }
        return new Asked(all);
    }

    /** As it stands in an address: the same for the same request. */
    String query() {
        return parameters.entrySet().stream()
                .map(one -> UriUtils.encode(one.getKey(), StandardCharsets.UTF_8) + "="
                        + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Tells it from every other request. */
    String mark() {
        return text(TokenHash.of(query()));
    }

    /** Of the ID token of whoever the service means, the hash. */
    Optional<byte[]> hint() {
        return Optional.ofNullable(parameters.get(HINT)).map(Base64.getUrlDecoder()::decode);
    }

    /** No token looks like one: it has points in it. */
    private static boolean isHash(String hint) {
        return hint.matches("[A-Za-z0-9_-]{43}");
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    String service() {
        return parameters.getOrDefault("client_id", "");
    }

    URI redirect() {
        return URI.create(parameters.getOrDefault("redirect_uri", ""));
    }

    Set<String> scopes() {
        return words("scope").collect(Collectors.toUnmodifiableSet());
    }

    Optional<CvrNumber> organisation() {
        return Scopes.organisation(scopes());
    }

    boolean forbidsPages() {
        return words("prompt").anyMatch("none"::equals);
    }

    /** Whether the person is to be asked, even if they have said yes before. */
    boolean wantsPage() {
        return words("prompt").anyMatch(List.of("login", "select_account", "consent")::contains);
    }

    /** Whether this login does not do, whatever else it is. */
    boolean refuses(SignedIn me, Instant now) {
        return words("prompt").anyMatch("login"::equals) || isTooOld(me, now);
    }

    private boolean isTooOld(SignedIn me, Instant now) {
        var most = parameters.get("max_age");
        return most != null
                && me.authTime().plus(Duration.ofSeconds(Long.parseLong(most))).isBefore(now);
    }

    /** @param leastOfService what the service was registered with */
    AssuranceLevel leastLevel(AssuranceLevel leastOfService) {
        return Stream.concat(
                        Stream.of(leastOfService),
                        Claims.least(words("acr_values").toList()).stream())
                .max(Comparator.naturalOrder())
                .orElse(leastOfService);
    }

    private Stream<String> words(String parameter) {
        @Nullable String value = parameters.get(parameter);
        return value == null ? Stream.empty() : Arrays.stream(value.split(" ")).filter(word -> !word.isEmpty());
    }
}
