package dk.ramme.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.ui.CatalogueTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On a real server, because error pages are drawn in a dispatch that only a server makes. */
@CatalogueTest
class ErrorPageTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    ErrorPageTests(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource({
        "400, Det kunne vi ikke forstå",
        "403, Det har du ikke adgang til",
        "404, Siden findes ikke",
        "405, Siden kan ikke åbnes direkte",
        "409, En anden har rettet det samme",
        "410, Linket gælder ikke længere",
        "413, Det er for meget på én gang",
        "415, Det format kan vi ikke læse",
        "418, Det kunne ikke lade sig gøre",
        "429, Der er prøvet for mange gange",
        "500, Noget gik galt hos os",
        "503, Ramme holder en kort pause"
    })
    void each_error_has_a_page_that_says_what_happened_and_where_to_go(int status, String title) throws Exception {
        var page = get("/catalogue/fails/" + status, "da");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains(
                        "<title>" + title + " – Ramme</title>",
                        "<h1>" + title + "</h1>",
                        "Gå til forsiden",
                        "Læs i hjælpen")
                .endsWith("</html>\n")
                .doesNotContain("??");
    }

    @Test
    void errors_speak_english_too() throws Exception {
        assertThat(get("/nowhere", "en").body()).contains("<h1>The page does not exist</h1>", "<html lang=\"en\">");
    }

    @Test
    void a_failure_shows_our_number_and_nothing_of_the_inside() throws Exception {
        var page = get("/catalogue/fails/500", "da");

        String id = page.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(page.body())
                .contains("<span class=\"code\">" + id + "</span>")
                .doesNotContain("secret", "Exception", "dk.ramme");
    }

    @Test
    void the_clients_own_number_is_ignored() throws Exception {
        var page = send(
                request("/nowhere", "da").header("X-Request-Id", "0000-forged").build());

        assertThat(page.headers().allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}");
    }

    @Test
    void every_request_has_a_number_of_its_own() throws Exception {
        assertThat(get("/help", "da").headers().firstValue("X-Request-Id"))
                .isNotEqualTo(get("/help", "da").headers().firstValue("X-Request-Id"));
    }

    @Test
    void the_language_switch_of_an_error_page_leads_back_to_the_page_that_failed() throws Exception {
        assertThat(get("/nowhere?a=b", "da").body()).contains("href=\"/language/en?from=/nowhere?a%3Db\"");
    }

    @Test
    void an_error_page_is_drawn_even_when_the_person_cannot_be_found() throws Exception {
        var page = get("/catalogue?broken=yes", "da");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("<h1>Noget gik galt hos os</h1>").endsWith("</html>\n");
    }

    @Test
    void a_person_may_read_more_languages_than_ten() throws Exception {
        var languages = IntStream.range(0, 200).mapToObj(n -> "x-" + n).collect(Collectors.joining(",", "en,", ",da"));

        assertThat(get("/help", languages).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%00 HTTP/1.1, 400",
        "GET /help%2 HTTP/1.1, 400",
        "GET /a|b HTTP/1.1, 400",
        "GET /../../x HTTP/1.1, 400",
        "GE{}T / HTTP/1.1, 400",
        "nonsense, 400"
    })
    void what_the_server_itself_cannot_read_is_answered_in_our_look_and_both_languages(String line, int status)
            throws Exception {
        var answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertOurs(answer, status);
    }

    @Test
    void an_address_longer_than_the_server_reads_is_answered_in_our_look() throws Exception {
        var answer = raw("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertOurs(answer, 400);
    }

    @Test
    void an_address_longer_than_any_of_ours_is_said_to_be_too_long() throws Exception {
        var page = get("/help?x=" + "a".repeat(9_000), "da");

        assertThat(page.statusCode()).isEqualTo(414);
        assertThat(page.body()).contains("<h1>Adressen er for lang</h1>").doesNotContain("??");
    }

    @Test
    void headers_larger_than_any_browsers_are_said_to_be_too_large() throws Exception {
        var page =
                send(request("/help", "da").header("X-Long", "a".repeat(17_000)).build());

        assertThat(page.statusCode()).isEqualTo(431);
        assertThat(page.body())
                .contains("<h1>Din browser sender for meget med</h1>")
                .doesNotContain("??");
    }

    private static void assertOurs(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Det kunne vi ikke forstå", "We could not understand that", "Content-Security-Policy:")
                .doesNotContain("Tomcat", "HTTP Status", "Exception");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        return send(request(path, language).build());
    }

    private HttpRequest.Builder request(String path, String language) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
