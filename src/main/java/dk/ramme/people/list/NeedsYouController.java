package dk.ramme.people.list;

import dk.ramme.people.need.UsersInNeed;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Those who cannot come in or go on without an administrator, each with the reason and what can be done (A4). */
@Controller
class NeedsYouController {

    private final ListPage page;

    NeedsYouController(ListPage page) {
        this.page = page;
    }

    @GetMapping("/users/needs-you")
    String show(@ModelAttribute("query") UserQuery query, Model model, HttpServletRequest request) {
        var asked = UserList.NEEDS_YOU.asked(query);
        model.addAttribute("query", asked);
        page.fill(UserList.NEEDS_YOU, asked, model, request);
        var counts = page.inNeed();
        model.addAttribute("counts", counts);
        model.addAttribute("appHelps", page.appHelps(counts));
        model.addAttribute("mostCounted", UsersInNeed.MOST_COUNTED);
        return "people/needs-you";
    }
}
