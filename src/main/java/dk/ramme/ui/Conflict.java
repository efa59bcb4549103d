package dk.ramme.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Two answers to one question, given at the same time: what stands, and what the later one sent. Drawn by
 * {@code settings/conflict}, which can send what was typed once more, over the answer that stands.
 *
 * @param version what the answer that stands is known by
 */
public record Conflict(
        String questionKey,
        String byName,
        Instant at,
        List<String> stands,
        List<String> yours,
        String action,
        List<Typed> typed,
        String version) {

    /** Which part of the site the form belongs to. */
    public String section() {
        return action.contains("/setup/") ? "setup" : "settings";
    }

    /** All that was sent, save what the page sets anew. */
    public static List<Typed> typed(HttpServletRequest request, String... setAnew) {
        return request.getParameterMap().entrySet().stream()
                .filter(sent -> !sent.getKey().startsWith("_")
                        && !Arrays.asList(setAnew).contains(sent.getKey()))
                .flatMap(sent -> Arrays.stream(sent.getValue()).map(value -> new Typed(sent.getKey(), value)))
                .toList();
    }

    /** One thing that was sent. */
    public record Typed(String name, String value) {}
}
