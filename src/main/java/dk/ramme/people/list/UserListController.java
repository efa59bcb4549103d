package dk.ramme.people.list;

import dk.ramme.people.Role;
import dk.ramme.people.WhoActivates;
import dk.ramme.ui.Pager;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The lists of imported users and of users. */
@Controller
class UserListController {

    private final ListPage page;
    private final WhoActivates whoActivates;

    UserListController(ListPage page, WhoActivates whoActivates) {
        this.page = page;
        this.whoActivates = whoActivates;
    }

    @GetMapping("/imported-users")
    String imported(@ModelAttribute("query") UserQuery query, Model model, HttpServletRequest request) {
        page.fill(UserList.IMPORTED, query, model, request);
        var who = whoActivates.now();
        model.addAttribute("who", who);
        model.addAttribute("mayActivate", who.ready() && request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        return "people/imported-users";
    }

    @GetMapping("/users")
    String users(@ModelAttribute("query") UserQuery query, Model model, HttpServletRequest request) {
        page.fill(UserList.USERS, query, model, request);
        model.addAttribute("who", whoActivates.now());
        return "people/users";
    }

    /** The way to the pages beside this one. */
    static Pager pager(UserList list, UserQuery query, UserLists.Slice slice) {
        var rows = slice.rows();
        if (rows.isEmpty()) {
            return new Pager(null, null, 0, 0, slice.total());
        }
        var from = query.first();
        var previous = query.beside(null, rows.get(0).id(), Math.max(1, from - UserLists.PAGE));
        var next = query.beside(rows.get(rows.size() - 1).id(), null, from + rows.size());
        return new Pager(
                slice.hasPrevious() ? previous.href(list.href()) : null,
                slice.hasNext() ? next.href(list.href()) : null,
                from,
                from + rows.size() - 1L,
                slice.total());
    }
}
