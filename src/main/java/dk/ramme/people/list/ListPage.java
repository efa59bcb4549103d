package dk.ramme.people.list;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Groups;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** What the page of a list shows, and the bar that says whom one has chosen. */
@Component
class ListPage {

    private final UserLists lists;
    private final UserSelections selections;
    private final Groups groups;
    private final UsersInNeed inNeed;
    private final Me me;

    ListPage(UserLists lists, UserSelections selections, Groups groups, UsersInNeed inNeed, Me me) {
        this.inNeed = inNeed;
        this.lists = lists;
        this.selections = selections;
        this.groups = groups;
        this.me = me;
    }

    @Transactional(readOnly = true)
    public void fill(UserList list, UserQuery query, Model model, HttpServletRequest request) {
        var slice = lists.find(list, query, me.user());
        model.addAttribute("list", list);
        model.addAttribute("slice", slice);
        model.addAttribute("users", slice.rows());
        model.addAttribute("total", slice.total());
        model.addAttribute("pager", UserListController.pager(list, query, slice));
        model.addAttribute("groups", groups.all());
        model.addAttribute("roles", Role.values());
        model.addAttribute("sorts", list.sorts());
        var mine = me.roles();
        model.addAttribute(
                "attentions",
                list.attentions().stream().filter(one -> one.isFor(mine)).toList());
        model.addAttribute("means", LoginMeans.values());
        model.addAttribute("keepsMembers", keepsMembers(request));
        model.addAttribute("selection", slice.selection());
        model.addAttribute("activates", request.isUserInRole(Role.USER_ADMINISTRATOR.name()));
    }

    /** How many need somebody, reason by reason, in the order in which reasons weigh. */
    @Transactional(readOnly = true)
    public Map<Attention, Integer> inNeed() {
        return inNeed.counts(me.organisation().loginPolicy());
    }

    /** How many of them could log in again if they were given the app, which costs nothing; none where it is not offered. */
    @Transactional(readOnly = true)
    public int appHelps(Map<Attention, Integer> counts) {
        var policy = me.organisation().loginPolicy();
        return policy.offers(IdentificationMeans.APP)
                        && counts.keySet().stream().anyMatch(Attention::isWithoutWayIn)
                ? inNeed.countWithoutWayIn(policy)
                : 0;
    }

    /** The address of the page after this one, or before it. */
    @Transactional(readOnly = true)
    public String beside(UserList list, UserQuery query, boolean next) {
        var pager = UserListController.pager(list, query, lists.find(list, query, me.user()));
        var href = next ? pager.nextHref() : pager.previousHref();
        return href == null ? query.href(list.href()) : href;
    }

    /** Whether they put users in groups. */
    private static boolean keepsMembers(HttpServletRequest request) {
        return request.isUserInRole(Role.USER_ADMINISTRATOR.name())
                || request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name());
    }
}
