package dk.ramme.login.guard;

import static dk.ramme.login.StepUpDemand.FRESH;
import static dk.ramme.login.StepUpDemand.SUBSTANTIAL;

import dk.ramme.login.AccessRules;
import dk.ramme.login.Authority;
import dk.ramme.login.StepUpDemand;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What asks for more than a role: the second table beside {@link AccessRules} (M5, T13, T35). Whatever is changed at one of
 * these addresses asks for it, and so does the page of the form there, of whoever may send it, so that a form is not
 * filled in only to be held up.
 */
@Component
class StepUpRules {

    private final AccessRules access;
    private final List<Rule> rules = new ArrayList<>();

    StepUpRules(AccessRules access) {
        this.access = access;
        // roles: given, taken, answered with yes, chosen in the set-up, brought by an import
        ask(SUBSTANTIAL, "/users/*/roles", "/settings/administrators/*/roles", "/settings/role-requests/*");
        ask(SUBSTANTIAL, "/setup/summary", "/setup/import/*/begin");
        // who is invited to be an administrator
        ask(SUBSTANTIAL, "/settings/administrators/add", "/settings/administrators/invitations/**");
        ask(SUBSTANTIAL, "/joining/summary", "/joining/status/*/*");
        // the login policy, and the end of the agreement
        ask(SUBSTANTIAL, "/settings/login-methods", "/settings/means", "/settings/end/confirm", "/settings/end/regret");
        // what a user logs in with, and whoever comes back with rights
        ask(SUBSTANTIAL, "/users/*/ways", "/users/*/bring-back", "/users/*/reopen", "/activation/app");
        // what proves who a user is, when MitID does not say it
        ask(SUBSTANTIAL, "/activation/code", "/activation/codes");
        // who a user is
        ask(SUBSTANTIAL, "/users/*/edit", "/users/*/same-person/*", "/users/*/unmerge");
        // rights, of which any may be a power to act for the organisation; a group hands its own on to its members
        ask(SUBSTANTIAL, "/users/*/rights", "/groups/*/rights", "/rights/requests/*");
        ask(SUBSTANTIAL, "/groups/*/members/remove", "/groups/*/delete");

        // whatever is done to many users at once, or undone
        ask(SUBSTANTIAL, "/bulk/*/check");

        // what somebody logs in with: a browser left open must not become a way in
        ask(
                FRESH,
                "/me/means/app",
                "/me/means/chip",
                "/me/means/chip/question",
                "/me/means/*/replace",
                "/me/means/*/pin");
        ask(FRESH, "/me/means/code-display", "/me/means/code-reader");
    }

    /** What this request asks of the login of whoever sends it. */
    Optional<StepUpDemand> demand(HttpServletRequest request, Authentication who) {
        return rules.stream()
                .filter(rule -> rule.matcher().matches(request))
                .findFirst()
                .filter(rule -> isIn(who) && (isChange(request) || access.letSend(request, who)))
                .map(Rule::demand);
    }

    private void ask(StepUpDemand demand, String... paths) {
        Arrays.stream(paths).forEach(path -> rules.add(new Rule(PathPatternRequestMatcher.pathPattern(path), demand)));
    }

    /** Whoever is on their way to be a user has logged in for nothing else, and takes their first means into use. */
    private static boolean isIn(Authentication who) {
        var held = AuthorityUtils.authorityListToSet(who.getAuthorities());
        return held.contains(Authority.USER) || held.contains(Authority.GUEST);
    }

    private static boolean isChange(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod());
    }

    private record Rule(RequestMatcher matcher, StepUpDemand demand) {}
}
