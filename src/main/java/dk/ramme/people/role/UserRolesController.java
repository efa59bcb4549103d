package dk.ramme.people.role;

import dk.ramme.people.Role;
import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.UserState;
import dk.ramme.people.Users.EditedMeanwhile;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.people.profile.UserProfiles;
import dk.ramme.ui.ChangedMeanwhile;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An organisation administrator gives and takes a user's roles. */
@Controller
@RequestMapping("/users/{id}/roles")
class UserRolesController {

    static final List<Choice> ROLES = Arrays.stream(Role.values())
            .map(role -> new Choice(role.name(), "people.role." + role, "people.roles." + role))
            .toList();

    private static final List<Choice> SURE = List.of(new Choice("true", "people.roles.sure.yes"));
    private static final String PAGE = "people/roles";

    private final RoleAssignment assignment;
    private final UserProfiles profiles;

    UserRolesController(RoleAssignment assignment, UserProfiles profiles) {
        this.assignment = assignment;
        this.profiles = profiles;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var profile = found(id);
        model.addAttribute("form", RolesForm.of(profile.roles(), profile.user().version()));
        return page(profile, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") RolesForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!binding.hasErrors()) {
            try {
                assignment.assign(id, form.wanted(), form.before(), form.basedOn(), form.isSure());
                Notice.good(flash, "people.roles.done");
                return "redirect:/users/" + id;
            } catch (LastAdministrator last) {
                binding.rejectValue("roles", "people.life.last");
            } catch (NameDoubted doubted) {
                binding.rejectValue("sure", "people.roles.sure.missing");
            } catch (EditedMeanwhile meanwhile) {
                model.addAttribute("corrected", meanwhile.last());
                model.addAttribute("stoodVersion", meanwhile.stands().version());
                response.setStatus(HttpStatus.CONFLICT.value());
                return page(found(id), model);
            } catch (ChangedMeanwhile meanwhile) {
                var stands = found(id);
                model.addAttribute("meanwhile", stands.roles());
                model.addAttribute("stood", RolesForm.text(stands.roles()));
                response.setStatus(HttpStatus.CONFLICT.value());
                return page(stands, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(found(id), model);
    }

    private UserProfiles.Given found(UUID id) {
        return profiles.given(id)
                .filter(profile -> profile.user().state() != UserState.DELETED)
                .orElseThrow(UnknownUser::new);
    }

    private static String page(UserProfiles.Given profile, Model model) {
        model.addAttribute("user", profile.user());
        if (profile.corrected() != null) {
            model.addAttribute("last", profile.corrected());
        }
        model.addAttribute("roleOptions", ROLES);
        model.addAttribute("sure", SURE);
        return PAGE;
    }
}
