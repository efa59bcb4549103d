package dk.ramme.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A guest who walks through the joining in one session, page by page. */
public final class Walker {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    private final MockMvcTester mvc;
    private final SignedInAs session;

    public Walker(MockMvcTester mvc, MitIdIdentity person) {
        this.mvc = mvc;
        this.session = SignedInAs.guest(person);
    }

    public MvcTestResult get(String path) {
        return mvc.get().uri(path).with(session).exchange();
    }

    public MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(session).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    public Walker chooses(CvrNumber company) {
        assertGoesTo(post("/joining/company", "cvr", company.value()), "/joining/role");
        return this;
    }

    public Walker is(String role, String next) {
        assertGoesTo(post("/joining/role", "role", role), next);
        return this;
    }

    public Walker appointsByCpr(String name, String email, String cpr) {
        assertGoesTo(
                post(
                        "/joining/administrators/add",
                        "name",
                        name,
                        "email",
                        email,
                        "knownBy",
                        "cpr",
                        "cpr",
                        cpr,
                        "birthDate",
                        "",
                        "language",
                        "da"),
                "/joining/administrators");
        return this;
    }

    public Walker appointsByBirthDate(String name, String email, String birthDate) {
        assertGoesTo(
                post(
                        "/joining/administrators/add",
                        "name",
                        name,
                        "email",
                        email,
                        "knownBy",
                        "birthDate",
                        "cpr",
                        "",
                        "birthDate",
                        birthDate,
                        "language",
                        "en"),
                "/joining/administrators");
        return this;
    }

    Walker appointsMyself(String email) {
        assertGoesTo(post("/joining/administrators/myself", "email", email), "/joining/administrators");
        return this;
    }

    public Walker acceptsTheTerms() {
        assertGoesTo(post("/joining/terms", "accepted", "yes"), "/joining/summary");
        return this;
    }

    /** From the summary on: approves, or sends to whoever may. */
    public Walker confirms(String next) {
        assertGoesTo(post("/joining/summary", "seen", seen()), next);
        return this;
    }

    public String seen() {
        var summary = get("/joining/summary");
        assertThat(summary).hasStatusOk();
        var seen = SEEN.matcher(body(summary));
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    public static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    public static void assertGoesTo(MvcTestResult result, String location) {
        assertThat(result).hasStatus3xxRedirection().hasRedirectedUrl(location);
    }
}
