package dk.ramme.services;

import dk.ramme.login.FormTargets;
import dk.ramme.ui.OwnTransactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A service wants somebody logged out, but it may have meant somebody else: they are asked. */
@Controller
@RequestMapping(LogoutController.PATH + "/{name}")
@OwnTransactions
class LogoutController {

    static final String PATH = "/services/log-out";

    private final LogoutRequests requests;
    private final WaitingRequests waiting;
    private final RegisteredClients clients;
    private final FormTargets targets;

    LogoutController(LogoutRequests requests, WaitingRequests waiting, RegisteredClients clients, FormTargets targets) {
        this.requests = requests;
        this.waiting = waiting;
        this.clients = clients;
        this.targets = targets;
    }

    @GetMapping
    String show(@PathVariable String name, Model model, HttpServletResponse response) {
        var found = waiting.find(WaitingRequests.Kind.LOGOUT, name);
        if (found.isEmpty()) return over(response);
        var after = URI.create(found.get().query());
        if (after.isAbsolute()) response.setHeader("Content-Security-Policy", targets.policyWith(after));
        model.addAttribute("name", name);
        var service = found.get().service();
        model.addAttribute(
                "service",
                service == null ? null : clients.any(service).orElseThrow().name());
        return "services/log-out";
    }

    @PostMapping
    String submit(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        var found = waiting.find(WaitingRequests.Kind.LOGOUT, name);
        if (found.isEmpty()) return over(response);
        requests.logOut(request);
        return "redirect:" + found.get().query();
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "services/over";
    }
}
