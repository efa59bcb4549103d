package dk.ramme.edge;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Where a page takes files; nowhere else is an upload read. A module that takes files declares one as a bean. */
public record UploadAddress(String path) {

    RequestMatcher matcher() {
        return PathPatternRequestMatcher.pathPattern(HttpMethod.POST, path);
    }
}
