package dk.ramme.people;

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

    UserController(UserProfiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/users/{id}")
    String show(@PathVariable UUID id, Model model, HttpServletRequest request) {
        var profile = profiles.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("user", profile.user());
        model.addAttribute("roles", profile.roles());
        model.addAttribute("mayActivate", request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        return "people/user";
    }
}
