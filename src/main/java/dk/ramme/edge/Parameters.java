package dk.ramme.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;

/** Whether the parameters of a request can be read at all, and are text that can be kept. */
final class Parameters {

    private Parameters() {}

    /** Reads them all, once: 200, or the status to refuse the request with. */
    static int check(HttpServletRequest request) {
        try {
            for (var parameter : request.getParameterMap().entrySet()) {
                if (isImproper(parameter.getKey())) return HttpStatus.BAD_REQUEST.value();
                for (var value : parameter.getValue()) if (isImproper(value)) return HttpStatus.BAD_REQUEST.value();
            }
            return HttpStatus.OK.value();
        } catch (InvalidParameterException malformed) {
            return malformed.getErrorCode();
        } catch (IllegalStateException | IllegalArgumentException malformed) {
            return HttpStatus.BAD_REQUEST.value();
        }
    }

    static boolean isRepeated(HttpServletRequest request) {
        return request.getParameterMap().values().stream().anyMatch(values -> values.length > 1);
    }

    /** PostgreSQL keeps no text with such a character in it, and no keyboard writes it. */
    static boolean isImproper(String text) {
        return text.indexOf('\0') >= 0;
    }
}
