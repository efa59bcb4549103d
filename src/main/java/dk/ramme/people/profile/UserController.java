package dk.ramme.people.profile;

import dk.ramme.people.Role;
import dk.ramme.people.WhoActivates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One user's page. */
@Controller
class UserController {

    private final UserProfiles profiles;
    private final WhoActivates whoActivates;
    private final AllowedActions deeds;

    UserController(UserProfiles profiles, WhoActivates whoActivates, AllowedActions deeds) {
        this.profiles = profiles;
        this.whoActivates = whoActivates;
        this.deeds = deeds;
    }

    @GetMapping("/users/{id}")
    String show(@PathVariable UUID id, Model model, HttpServletRequest request) {
        var profile = profiles.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var who = whoActivates.now();
        model.addAttribute("profile", profile);
        model.addAttribute("user", profile.user());
        model.addAttribute("who", who);
        model.addAttribute("deeds", deeds.of(profile.user(), profile.roles()));
        model.addAttribute("mayActivate", who.ready() && request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        return "people/user";
    }
}
