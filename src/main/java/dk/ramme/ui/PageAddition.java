package dk.ramme.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * What another module has to say on a page of this one, which does not know it. Asked when the page's own handler is done, in the
 * same transaction.
 */
public interface PageAddition {

    /** Whether it has something to say there. */
    boolean isOn(String view);

    /** @param page the model, to which it adds what the template shows */
    void addTo(String view, Map<String, Object> page, HttpServletRequest request);
}
