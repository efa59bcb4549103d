package dk.ramme.settings;

import dk.ramme.settings.PolicyChange.LeavesUsersWithout;
import dk.ramme.ui.Conflict;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says how many users a change would leave without means, and who, before it is made (L3). */
@ControllerAdvice
class StrandingPage {

    @ExceptionHandler
    ModelAndView show(LeavesUsersWithout without, HttpServletRequest request) {
        return new ModelAndView(
                "settings/stranding",
                Map.of(
                        "would",
                        without.would(),
                        "action",
                        request.getRequestURI(),
                        "typed",
                        Conflict.typed(request, "accepted", "acceptedOrders", "help")));
    }
}
