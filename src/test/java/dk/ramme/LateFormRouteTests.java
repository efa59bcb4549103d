package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/** What holds for every form there is: sent with a token that is no longer good it comes back with what was typed (S8). */
@RammeTest
class LateFormRouteTests {

    private static final String TYPED = "Ærø 1 <b>";

    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern TEXT =
            Pattern.compile("(?:<input type=\"(?:text|email)\"|<textarea)[^>]* name=\"([^\"]+)\"[^>]*>");
    private static final Pattern MARK = Pattern.compile("name=\"_form\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    private SignedInAs karen;
    private final List<String> pages = new ArrayList<>();

    @BeforeEach
    void logIn() {
        var nordlys = organisations.ready();
        var user = organisations.administrator(nordlys, "Karen Holm", Role.values());
        var other = organisations.administrator(nordlys, "Birgit Dam");
        karen = SignedInAs.user(nordlys, user);
        for (var route : Routes.of(handlers)) {
            if (route.method() == HttpMethod.GET && !route.file()) {
                pages.add(route.pattern().startsWith("/users/{id}") ? route.filled(other) : route.filled());
            }
        }
    }

    @Test
    void every_form_of_every_page_bears_its_mark() {
        var forms = 0;
        for (var page : pages) {
            for (var form : forms(page)) {
                forms++;
                assertThat(form.group(2)).as(page + form.group(1)).containsOnlyOnce("name=\"_form\"");
            }
        }

        assertThat(forms).isGreaterThan(100);
    }

    @Test
    void what_was_typed_stands_on_the_page_again() {
        var tried = new TreeSet<String>();
        for (var page : pages) {
            for (var form : forms(page)) {
                var names = TEXT.matcher(form.group(2))
                        .results()
                        .map(text -> text.group(1))
                        .filter(name -> !name.matches("code|first|second|pin.*"))
                        .toList();
                if (!names.isEmpty() && action(form).equals(page)) {
                    tried.add(page);
                    comesBack(page, form, names);
                }
            }
        }

        assertThat(tried).hasSizeGreaterThan(8).contains("/users/new", "/settings/administrators/add");
    }

    private void comesBack(String page, Matcher form, List<String> names) {
        var request = mvc.post().uri(page).with(karen).with(csrf().useInvalidToken());
        request.param("_form", first(MARK, form.group(2)));
        names.forEach(name -> request.param(name, TYPED));

        assertThat(request.exchange()).as(page).hasRedirectedUrl(page);

        var again = body(page);
        assertThat(HtmlUtils.htmlUnescape(again)).as(page).contains("Intet er gemt endnu");
        var back = FORM.matcher(again)
                .results()
                .filter(found -> first(ACTION, found.group(1)).equals(page))
                .findFirst()
                .orElseThrow();
        assertThat(count(HtmlUtils.htmlUnescape(back.group(2)))).as(page).isEqualTo(names.size());
        assertThat(again).doesNotContain("Ærø 1 <b>");
    }

    private List<Matcher> forms(String page) {
        var found = new ArrayList<Matcher>();
        var all = FORM.matcher(body(page));
        while (all.find()) {
            if (!all.group(1).contains("method=\"post\"")) continue;
            var form = FORM.matcher(all.group());
            if (form.find()) found.add(form);
        }
        return found;
    }

    private String body(String page) {
        return Pages.body(mvc.get().uri(page).with(karen).exchange());
    }

    private static String action(Matcher form) {
        return first(ACTION, form.group(1));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static int count(String text) {
        return text.split(Pattern.quote(TYPED), -1).length - 1;
    }
}
