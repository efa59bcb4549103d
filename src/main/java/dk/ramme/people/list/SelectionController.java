package dk.ramme.people.list;

import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what was ticked on a page of a list, and goes on where one wants to. */
@Controller
class SelectionController {

    private final ChooseUsers choose;
    private final ListPage page;

    SelectionController(ChooseUsers choose, ListPage page) {
        this.choose = choose;
        this.page = page;
    }

    @PostMapping("/imported-users/selection")
    String imported(
            @ModelAttribute("query") UserQuery query,
            SelectionForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean moving,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return take(UserList.IMPORTED, query, form, moving, model, request, redirect);
    }

    @PostMapping("/users/selection")
    String users(
            @ModelAttribute("query") UserQuery query,
            SelectionForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean moving,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return take(UserList.USERS, query, form, moving, model, request, redirect);
    }

    private String take(
            UserList list,
            UserQuery query,
            SelectionForm form,
            boolean moving,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        choose.keep(list, form.ticked(), form.notTicked());
        if (moving) {
            page.fill(list, query, model, request);
            return "people/lists :: bar";
        }
        if ("activate".equals(form.deed())) {
            // Sent on as the post it is: whoever chose on the list is not asked once more whom to activate.
            return "forward:/activation?who=selected";
        }
        return "redirect:" + onward(list, query, form, redirect);
    }

    private String onward(UserList list, UserQuery query, SelectionForm form, RedirectAttributes redirect) {
        var here = query.href(list.href());
        switch (Objects.requireNonNullElse(form.deed(), "")) {
            case "next", "previous" -> {
                return page.beside(list, query, "next".equals(form.deed()));
            }
            case "many" -> {
                return "/bulk/new?list=" + list;
            }
            case "page" -> choose.keep(list, form.wholePage(), Set.of());
            case "clear" -> choose.clear(list);
            case "all" -> all(list, query, redirect);
            default -> {}
        }
        return here;
    }

    private void all(UserList list, UserQuery query, RedirectAttributes redirect) {
        try {
            choose.all(list, query.filter());
        } catch (ChooseUsers.TooManyFilters tooMany) {
            Notice.warm(redirect, "people.selection.too-many");
        }
    }

    @ExceptionHandler(ChooseUsers.UnknownUsers.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /**
     * What was ticked on a page of a list.
     *
     * @param shown the users on the page
     * @param user those of them that are ticked
     * @param deed what to do then: {@link SelectionController}
     */
    record SelectionForm(
            @Nullable Set<UUID> shown,
            @Nullable Set<UUID> user,
            @Nullable String deed) {

        Set<UUID> ticked() {
            return user == null ? Set.of() : user;
        }

        Set<UUID> notTicked() {
            var rest = new HashSet<>(shown == null ? Set.<UUID>of() : shown);
            rest.removeAll(ticked());
            return rest;
        }

        Set<UUID> wholePage() {
            var page = new HashSet<>(ticked());
            page.addAll(notTicked());
            return page;
        }
    }
}
