package dk.ramme.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.web.util.HtmlUtils;

/**
 * A browser without a screen: cookies, redirects and forms over real HTTP, also to the MitID simulator. For walks where
 * {@code MockMvcTester} would leave out what is to be tested.
 */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]* action=\"([^\"]*)\"[^>]*>(.*?)</form>");
    private static final Pattern MARK = Pattern.compile("name=\"_form\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI home;

    public Browser(Environment environment) {
        this(URI.create(environment.getRequiredProperty("ramme.base-url")));
    }

    /** @param home where Ramme serves */
    public Browser(URI home) {
        this.home = home;
    }

    /** Opens a page and follows where it leads. */
    public Page open(String path) {
        return follow(ask(get(path)));
    }

    /** Asks once, following nothing. */
    public HttpResponse<String> ask(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpRequest get(String path) {
        return HttpRequest.newBuilder(home.resolve(path)).build();
    }

    /** Sends a form of the page, with the page's CSRF token and the form's own mark. */
    public Page submit(Page from, String action, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        var token = CSRF.matcher(from.body());
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        from.mark(action).ifPresent(mark -> all.put("_form", mark));
        return follow(ask(post(from.uri().resolve(action), all)));
    }

    /** Sends a form that no page had. */
    public Page send(String path, Map<String, String> fields) {
        return follow(ask(post(home.resolve(path), fields)));
    }

    /** Loses a cookie. */
    public void forget(String cookie) {
        cookies.getCookieStore().get(home).stream()
                .filter(kept -> kept.getName().equals(cookie))
                .forEach(kept -> cookies.getCookieStore().remove(home, kept));
    }

    public static HttpRequest post(URI uri, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** From the login page to MitID, there as this person, and back. */
    public Page logIn(TestPerson person) {
        return choose(submit(open("/login"), "/login", Map.of()), person);
    }

    /** On the simulator's page: logs in as this person and follows back to Ramme. */
    public Page choose(Page simulator, TestPerson person) {
        if (!simulator.path().startsWith("/mitid/authorize")) {
            throw new IllegalStateException("this is not the MitID simulator: " + simulator.path());
        }
        return submit(
                simulator, simulator.uri().toString(), Map.of("username", person.subject(), "claims", person.claims()));
    }

    public @Nullable String session() {
        var found = cookies.getCookieStore().get(home).stream()
                .filter(cookie -> cookie.getName().equals("ramme"))
                .toList();
        if (found.size() > 1) {
            throw new IllegalStateException("several sessions in one browser");
        }
        return found.isEmpty() ? null : found.get(0).getValue();
    }

    private Page follow(HttpResponse<String> answer) {
        var at = answer;
        for (var step = 0; at.statusCode() / 100 == 3; step++) {
            if (step == MOST_REDIRECTS) {
                throw new IllegalStateException("sent around in circles: " + at.uri());
            }
            var next = at.uri().resolve(at.headers().firstValue("Location").orElseThrow());
            at = ask(HttpRequest.newBuilder(next).build());
        }
        return new Page(at.uri(), at.statusCode(), at.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where the browser has come to. */
    public record Page(URI uri, int status, String body) {

        /** What the form that sends to this address says about itself. */
        public Optional<String> mark(String action) {
            return FORM.matcher(body)
                    .results()
                    .filter(form -> form.group(1).equals(action))
                    .map(form -> MARK.matcher(form.group(2)))
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst();
        }

        public String path() {
            return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
        }

        /** The words on it, without mark-up. */
        public String text() {
            return HtmlUtils.htmlUnescape(
                            body.replaceAll("(?s)<(script|style).*?</\\1>", "").replaceAll("<[^>]+>", " "))
                    .replaceAll("\\s+", " ");
        }
    }
}
