package dk.ramme.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

/** The drawings of the icon set, so that a page carries the few it uses: the whole sprite would weigh more than a megabyte. */
@Component("icons")
public class Icons {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern PATH = Pattern.compile("<path[^>]*\\sd=\"([^\"]+)\"");

    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final Map<String, List<String>> drawn = new ConcurrentHashMap<>();

    /** The paths of the icon on a 16 by 16 ground. */
    public List<String> paths(String name) {
        return drawn.computeIfAbsent(name, this::read);
    }

    private List<String> read(String name) {
        String file =
                NAME.matcher(name).matches() ? webJars.fullPath("bootstrap-icons", "icons/" + name + ".svg") : null;
        try (InputStream svg = file == null ? null : getClass().getClassLoader().getResourceAsStream(file)) {
            if (svg == null) throw new IllegalArgumentException("no icon named " + name);
            String drawing = new String(svg.readAllBytes(), StandardCharsets.UTF_8);
            return PATH.matcher(drawing)
                    .results()
                    .map((MatchResult path) -> path.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
