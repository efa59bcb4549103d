package dk.ramme.people;

import dk.ramme.ui.Pager;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** The lists of imported users and of users. */
@Controller
class UserListController {

    private final UserLists lists;
    private final WhoActivates whoActivates;

    UserListController(UserLists lists, WhoActivates whoActivates) {
        this.lists = lists;
        this.whoActivates = whoActivates;
    }

    @GetMapping("/imported-users")
    String imported(@ModelAttribute("query") UserQuery query, Model model, HttpServletRequest request) {
        fill(UserList.IMPORTED, query, model);
        var who = whoActivates.now();
        model.addAttribute("who", who);
        model.addAttribute("mayActivate", who.ready() && request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
        return "people/imported-users";
    }

    @GetMapping("/users")
    String users(@ModelAttribute("query") UserQuery query, Model model) {
        fill(UserList.USERS, query, model);
        return "people/users";
    }

    private void fill(UserList list, UserQuery query, Model model) {
        var slice = lists.find(list, query);
        model.addAttribute("users", slice.rows());
        model.addAttribute("total", slice.total());
        model.addAttribute("pager", pager(list, query, slice));
    }

    private static Pager pager(UserList list, UserQuery query, UserLists.Slice slice) {
        var size = slice.rows().size();
        var from = query.first();
        var previous = slice.hasPrevious() && size > 0
                ? href(list, query, "before", slice.rows().get(0), Math.max(1, from - UserLists.PAGE))
                : null;
        var next = slice.hasNext() && size > 0
                ? href(list, query, "after", slice.rows().get(size - 1), from + size)
                : null;
        return new Pager(previous, next, size == 0 ? 0 : from, size == 0 ? 0 : from + size - 1L, slice.total());
    }

    private static String href(UserList list, UserQuery query, String side, UserRow key, @Nullable Integer from) {
        var href = UriComponentsBuilder.fromPath(list.href());
        var search = query.filter().search();
        search.ifPresent(text -> href.queryParam("q", "{q}"));
        if (query.filter().attention()) {
            href.queryParam("attention", true);
        }
        return href.queryParam(side, key.id())
                .queryParam("from", from)
                .encode()
                .buildAndExpand(search.orElse(""))
                .toUriString();
    }
}
