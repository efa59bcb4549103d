package dk.ramme.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that is so malformed that it reaches no page of ours: the server has read neither a path nor a language.
 * So it is one short page in both languages, and says nothing of what runs here.
 */
class PlainErrorPage extends ErrorReportValve {

    private static final String FILE = "plain-error.html";

    private final String page = read();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        try {
            response.getReporter().write(page);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // whoever asked has left, or the answer has begun: there is nobody to tell
        }
    }

    private static String read() {
        try (InputStream file = PlainErrorPage.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("not there: " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
