package dk.ramme.keyring;

import dk.ramme.login.SignedIn;
import dk.ramme.orders.DeviceOrder;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.ui.Notice;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user says that the device that was sent to them has come. */
@Controller
class ReceivedController {

    private final Keyring keyring;

    ReceivedController(Keyring keyring) {
        this.keyring = keyring;
    }

    @PostMapping(MeansController.PATH + "/orders/{id}/received")
    String submit(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        try {
            keyring.receive(me.user(), id);
            Notice.good(redirect, "keyring.means.received");
        } catch (DeviceOrder.NotNow refused) {
            Notice.warm(redirect, "keyring.means.received.not-now");
        }
        return "redirect:" + MeansController.PATH;
    }

    @ExceptionHandler(DeviceOrders.Unknown.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
