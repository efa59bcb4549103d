package dk.ramme.people.list;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Those who can be brought back. */
@Controller
class DeletedUsersController {

    private final DeletedUsers deleted;

    DeletedUsersController(DeletedUsers deleted) {
        this.deleted = deleted;
    }

    @GetMapping("/users/deleted")
    String show(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("slice", deleted.find(search, after));
        model.addAttribute("form", new Search(search));
        model.addAttribute("first", after == null);
        return "people/deleted";
    }

    /** What was typed. */
    record Search(@Nullable String search) {}
}
