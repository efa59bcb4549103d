package dk.ramme.keyring;

import dk.ramme.orders.DeviceOrder;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.orders.OrderList;
import dk.ramme.people.Role;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organisation's orders of devices. */
@Controller
@RequestMapping(OrdersController.PATH)
class OrdersController {

    static final String PATH = "/orders";

    private final OrderList list;
    private final Ordering ordering;

    OrdersController(OrderList list, Ordering ordering) {
        this.list = list;
        this.ordering = ordering;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable UUID after,
            Model model,
            HttpServletRequest request) {
        var narrowed = narrowed(show);
        model.addAttribute("slice", list.find(narrowed, after));
        model.addAttribute("show", narrowed);
        model.addAttribute("shows", OrderList.Show.values());
        model.addAttribute("first", after == null);
        model.addAttribute("mayAct", request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        return "keyring/orders";
    }

    /** @param order those that were ticked; more than a page shows were not */
    @PostMapping("/received")
    String received(
            @RequestParam(required = false) @Nullable List<UUID> order,
            @RequestParam(required = false) @Nullable String show,
            RedirectAttributes redirect) {
        if (order == null || order.isEmpty() || order.size() > OrderList.SHOWN) {
            Notice.warm(redirect, "keyring.orders.received.none");
        } else {
            say(ordering.arrive(order), order.size(), redirect);
        }
        return "redirect:" + PATH + "?show=" + narrowed(show);
    }

    private static void say(int noted, int asked, RedirectAttributes redirect) {
        if (noted == asked) {
            Notice.good(redirect, "keyring.orders.received", noted);
        } else {
            Notice.warm(redirect, "keyring.orders.received.some", noted, asked - noted);
        }
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        return carryOut(() -> ordering.cancel(id), "keyring.orders.cancelled", redirect);
    }

    @GetMapping("/{id}/again")
    String askAgain(@PathVariable UUID id, Model model, RedirectAttributes redirect) {
        try {
            model.addAttribute("again", ordering.again(id));
            return "keyring/order-again";
        } catch (DeviceOrder.NotNow | Ordering.OnItsWay | Ordering.NotOffered refused) {
            return refused(refused, redirect);
        }
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes redirect) {
        return carryOut(() -> ordering.orderAgain(id), "keyring.orders.ordered-again", redirect);
    }

    private static String carryOut(Runnable deed, String done, RedirectAttributes redirect) {
        try {
            deed.run();
            Notice.good(redirect, done);
            return "redirect:" + PATH;
        } catch (DeviceOrder.NotNow | Ordering.OnItsWay | Ordering.NotOffered refused) {
            return refused(refused, redirect);
        }
    }

    /** Back to the list, which shows how it is by now, with the reason. */
    private static String refused(RuntimeException refused, RedirectAttributes redirect) {
        Notice.warm(
                redirect,
                refused instanceof Ordering.OnItsWay
                        ? "keyring.order.kind.on-its-way"
                        : refused instanceof Ordering.NotOffered
                                ? "keyring.order.kind.not-offered"
                                : "keyring.orders.not-now");
        return "redirect:" + PATH;
    }

    /** Anything else than a filter that is known shows all. */
    private static OrderList.Show narrowed(@Nullable String show) {
        for (var one : OrderList.Show.values()) {
            if (one.name().equals(show)) {
                return one;
            }
        }
        return OrderList.Show.ALL;
    }

    @ExceptionHandler(DeviceOrders.Unknown.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}
