package dk.ramme.web;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The addresses of style, script, fonts and pictures, each with the hash of its content. Each is found out once: a look
 * through the class path for every link of every page was most of what a page cost.
 */
@Component("staticAddresses")
class StaticAddresses {

    private final ResourceUrlProvider resources;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    StaticAddresses(ResourceUrlProvider resources) {
        this.resources = resources;
    }

    /**
     * @param file as it lies below {@code static} or among the WebJars, such as {@code /app.css}
     * @throws NullPointerException when there is no such file
     */
    public String of(String file) {
        return known.computeIfAbsent(file, path -> Objects.requireNonNull(resources.getForLookupPath(path), path));
    }
}
