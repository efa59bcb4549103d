package dk.ramme.login;

import static dk.ramme.login.Authority.ACTIVATING;
import static dk.ramme.login.Authority.CHOOSING_PIN;
import static dk.ramme.login.Authority.GUEST;
import static dk.ramme.login.Authority.ORGANISATION_ADMINISTRATOR;
import static dk.ramme.login.Authority.RIGHTS_ADMINISTRATOR;
import static dk.ramme.login.Authority.USER;
import static dk.ramme.login.Authority.USER_ADMINISTRATOR;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Who may ask for what: the one table (docs/product.md, "Who may do what"). The first line that fits decides; what no line
 * names does not exist. Services check the same rules again under lock.
 */
@Component
public class AccessRules {

    private static final String[] ADMINISTRATORS = {ORGANISATION_ADMINISTRATOR, USER_ADMINISTRATOR, RIGHTS_ADMINISTRATOR
    };
    private static final String[] EVERYONE = {};

    private final List<Rule> rules = new ArrayList<>();

    AccessRules() {
        // What everyone may see. docs/login.md lists these as the paths without login; a test compares.
        reading(
                EVERYONE,
                "/",
                "/login",
                "/login/not-a-user",
                "/login/separate",
                "/login/chip",
                UserIdController.PATH,
                "/joining",
                "/ask",
                "/help/**",
                "/language/*");
        reading(EVERYONE, "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico", "/webjars/**", "/fonts/**");
        reading(EVERYONE, "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
        reading(EVERYONE, "/joining/invitation/*", "/activate/*");
        changing(
                EVERYONE,
                "/login",
                "/login/separate",
                "/login/chip",
                "/login/chip/question",
                UserIdController.PATH,
                "/joining",
                "/ask",
                "/joining/invitation/*",
                "/activate/*");

        // logging in to a self-service: whoever comes from one sees which it is before they log in
        reading(new String[] {GUEST, USER}, "/services/sign-in/*/login");
        reading(EVERYONE, "/services/sign-in/*", "/services/log-out/*", "/services/logos/*/*");
        changing(EVERYONE, "/services/log-out/*");
        changing(new String[] {USER}, "/services/sign-in/**");

        both(new String[] {GUEST}, "/joining/**", "/ask/*");
        both(new String[] {GUEST, USER}, "/login/organisation");
        reading(new String[] {GUEST, USER}, UserIdController.MINE);
        both(new String[] {CHOOSING_PIN, ACTIVATING, USER}, "/me/means/*/pin");
        both(new String[] {GUEST, USER}, LoginPages.STEP_UP);
        both(new String[] {ACTIVATING, USER}, "/activate", "/activate/*/**", "/me/means/**");

        reading(
                new String[] {ORGANISATION_ADMINISTRATOR},
                "/setup/import/file",
                "/setup/import/*/cancel",
                "/setup/import/*/duplicates",
                "/setup/import/*/names",
                "/setup/import/*/reading/*",
                "/setup/import/*/administrators",
                "/setup/import/*/left-out/*");
        reading(
                new String[] {ORGANISATION_ADMINISTRATOR},
                "/settings/administrators/add",
                "/settings/audit",
                "/settings/end/**",
                "/settings/stranded",
                "/settings/role-requests/**",
                "/settings/administrators/invitations/**");
        reading(ADMINISTRATORS, "/setup/**", "/settings/**", "/imports/**");
        changing(new String[] {ORGANISATION_ADMINISTRATOR}, "/setup/**", "/settings/**", "/imports/**");

        both(new String[] {ORGANISATION_ADMINISTRATOR}, "/groups/new", "/groups/*/name", "/groups/*/delete");
        both(new String[] {ORGANISATION_ADMINISTRATOR, RIGHTS_ADMINISTRATOR}, "/groups/*/rights/**");
        changing(new String[] {ORGANISATION_ADMINISTRATOR, USER_ADMINISTRATOR}, "/groups/*/members/**");
        both(new String[] {ORGANISATION_ADMINISTRATOR, USER_ADMINISTRATOR}, "/users/*/edit", "/activation/code");
        both(
                new String[] {ORGANISATION_ADMINISTRATOR, USER_ADMINISTRATOR},
                "/users/*/same-person",
                "/users/*/same-person/*");
        changing(new String[] {ORGANISATION_ADMINISTRATOR, USER_ADMINISTRATOR}, "/users/*/unmerge");
        reading(new String[] {USER_ADMINISTRATOR}, "/activation/new");
        both(ADMINISTRATORS, "/bulk/**");
        reading(
                new String[] {USER_ADMINISTRATOR},
                "/users/new",
                "/users/many",
                "/users/changes",
                "/users/many/*/cancel",
                "/users/many/*/reading/*",
                "/users/many/*/left-out/*",
                "/users/requests/**",
                "/users/*/suspend",
                "/users/*/end-date",
                "/users/*/particulars",
                "/users/*/delete",
                "/orders/*/again",
                "/users/*/order",
                "/users/*/ways",
                "/users/*/means/**");
        reading(new String[] {ORGANISATION_ADMINISTRATOR}, "/users/*/roles/**");
        reading(ADMINISTRATORS, "/users/**", "/imported-users/**", "/groups/**", "/activation/**", "/orders");
        changing(new String[] {ORGANISATION_ADMINISTRATOR}, "/users/*/roles/**");
        changing(
                ADMINISTRATORS,
                "/users/*/rights/**",
                "/activation/waiting/export",
                "/users/export",
                "/users/access-review/*",
                "/users/needs-you/export",
                "/imported-users/export",
                "/users/selection",
                "/imported-users/selection");
        changing(new String[] {USER_ADMINISTRATOR}, "/users/**", "/imported-users/**", "/activation/**", "/orders/**");

        both(new String[] {RIGHTS_ADMINISTRATOR}, "/rights/requests/**");
        reading(new String[] {USER}, "/home", "/rights");
        both(new String[] {USER}, "/me/**", "/notifications/**");
    }

    public List<Rule> all() {
        return List.copyOf(rules);
    }

    /** Whether any line speaks of this request; what none speaks of is not there for anybody. */
    public boolean know(HttpServletRequest request) {
        return rules.stream().anyMatch(rule -> rule.matcher().matches(request));
    }

    /** Whether everyone may, without a login. */
    public boolean areForEveryone(HttpServletRequest request) {
        return rules.stream()
                .filter(rule -> rule.matcher().matches(request))
                .findFirst()
                .filter(Rule::forEveryone)
                .isPresent();
    }

    /** Whether what is sent to this address is sent from a page that everyone may see under the very same one. */
    public boolean isPage(HttpServletRequest request) {
        return rules.stream()
                .anyMatch(rule -> rule.forEveryone()
                        && rule.method() == HttpMethod.GET
                        && rule.path().equals(request.getRequestURI()));
    }

    /** The line that speaks of this request. */
    Optional<String> lineFor(HttpServletRequest request) {
        return rules.stream()
                .filter(rule -> rule.matcher().matches(request))
                .map(Rule::path)
                .findFirst();
    }

    /** Whether this person may send the form that stands at this address. */
    public boolean letSend(HttpServletRequest request, Authentication who) {
        var held = AuthorityUtils.authorityListToSet(who.getAuthorities());
        var sent = new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return HttpMethod.POST.name();
            }
        };
        return rules.stream()
                .filter(rule -> rule.matcher().matches(sent))
                .findFirst()
                .filter(rule -> rule.who().stream().anyMatch(held::contains))
                .isPresent();
    }

    private void reading(String[] who, String... paths) {
        add(HttpMethod.GET, who, paths);
        add(HttpMethod.HEAD, who, paths);
    }

    private void changing(String[] who, String... paths) {
        add(HttpMethod.POST, who, paths);
    }

    private void both(String[] who, String... paths) {
        reading(who, paths);
        changing(who, paths);
    }

    private void add(HttpMethod method, String[] who, String... paths) {
        Arrays.stream(paths).forEach(path -> rules.add(new Rule(method, path, Set.of(who))));
    }

    /** @param who any of these authorities will do; none: everyone may */
    public record Rule(HttpMethod method, String path, Set<String> who, RequestMatcher matcher) {

        Rule(HttpMethod method, String path, Set<String> who) {
            this(method, path, who, PathPatternRequestMatcher.pathPattern(method, path));
        }

        public boolean forEveryone() {
            return who.isEmpty();
        }
    }
}
