package dk.ramme.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RammeTest
class CompressionTests {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"([^\"]+(?:\\.css|\\.min-\\w+\\.js))\"");

    @Autowired
    Environment environment;

    @Test
    void style_and_script_are_sent_compressed_and_pages_are_not() throws Exception {
        var page = ask("/help");

        assertThat(page.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(FILE.matcher(page.body()).results().map(file -> file.group(1)))
                .hasSizeGreaterThan(1)
                .allSatisfy(file -> {
                    var headers = ask(file).headers();
                    assertThat(headers.firstValue("Content-Encoding")).as(file).contains("gzip");
                    assertThat(headers.allValues("Vary"))
                            .as(file)
                            .anyMatch(vary -> vary.equalsIgnoreCase("accept-encoding"));
                });
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        var address = "http://localhost:" + environment.getRequiredProperty("server.port") + path;
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept-Encoding", "gzip")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
