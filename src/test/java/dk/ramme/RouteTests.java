package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What holds for every page, read from the handlers themselves, so that a new page is covered the day it appears
 * (T40, T56, T60, T63, T64; ASVS 8.3.1).
 */
@RammeTest
class RouteTests {

    /** A number nothing has. */
    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

    /** The pages without login; docs/login.md names them too. */
    private static final Set<String> WITHOUT_LOGIN = Set.of(
            "GET /",
            "GET /login",
            "POST /login",
            "GET /login/not-a-user",
            "GET /login/separate",
            "POST /login/separate",
            "GET /login/user-id",
            "POST /login/user-id",
            "GET /login/chip",
            "POST /login/chip",
            "POST /login/chip/question",
            "GET /joining",
            "POST /joining",
            "GET /ask",
            "POST /ask");

    private static final List<String> BEGINNINGS_WITHOUT_LOGIN = List.of(
            "/help",
            "/language/",
            "/activate/",
            "/joining/invitation/",
            "/services/sign-in/",
            "/services/log-out/",
            "/services/logos/");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    SignedInAs administrator;

    @BeforeEach
    void logIn() {
        var organisation = organisations.ready();
        administrator =
                SignedInAs.user(organisation, organisations.administrator(organisation, "Karen Holm", Role.values()));
    }

    @Test
    void there_are_pages() {
        assertThat(routes(HttpMethod.GET)).hasSizeGreaterThan(10);
        assertThat(routes(HttpMethod.POST)).hasSizeGreaterThan(5);
    }

    @Test
    void nothing_is_changed_without_the_token_of_the_page() {
        assertThat(routes(HttpMethod.POST)).allSatisfy(path -> {
            assertThat(mvc.post().uri(path).with(administrator).exchange())
                    .as(path)
                    .hasStatus(403);
            assertThat(mvc.post()
                            .uri(path)
                            .with(administrator)
                            .with(csrf().useInvalidToken())
                            .exchange())
                    .as(path)
                    .hasStatus(403);
        });
    }

    @Test
    void every_page_but_the_listed_ones_asks_for_login() {
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            for (var path : routes(method)) {
                if (!isWithoutLogin(method, path)) {
                    assertThat(anonymously(method, path))
                            .as(method + " " + path)
                            // who joins an organisation is no user yet, and logs in by a door of their own
                            .hasRedirectedUrl(
                                    path.startsWith("/joining/")
                                            ? "/joining"
                                            : path.startsWith("/ask/") ? "/ask" : "/login");
                }
            }
        }
    }

    /** Whoever adds a page says in AccessRules who may have it; until then it does not exist for anybody. */
    @Test
    void every_page_has_a_line_in_the_access_rules() {
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            // an article of the help that is not there is not there for anybody
            for (var path : routes(method).stream()
                    .filter(path -> !path.startsWith("/help/"))
                    .toList()) {
                assertThat(anonymously(method, path).getResponse().getStatus())
                        .as(method + " " + path)
                        .isNotEqualTo(404);
            }
        }
    }

    @Test
    void every_answer_has_the_headers_and_no_page_that_is_read_fails() {
        assertThat(routes(HttpMethod.GET)).allSatisfy(path -> {
            hasHeaders(anonymously(HttpMethod.GET, path));
            var answer = mvc.get().uri(path).with(administrator).exchange();
            hasHeaders(answer);
            assertThat(answer.getResponse().getStatus()).isNotEqualTo(500);
        });
    }

    private static void hasHeaders(MvcTestResult answer) {
        assertThat(answer.getUnresolvedException()).isNull();
        var response = answer.getResponse();
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(response.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(response.getHeader("Permissions-Policy")).contains("camera=()");
    }

    /** Whoever writes by hand what a form would not send is told so, and breaks nothing (security finding 14). */
    @ParameterizedTest
    @ValueSource(strings = {"\0", "99999999999999999999"})
    void no_value_breaks_a_page(String hostile) {
        var visitors = List.of(administrator, guest());

        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (isOurs(handler.getBeanType())) {
                for (var visitor : visitors) {
                    List.of(HttpMethod.GET, HttpMethod.POST)
                            .forEach(method -> tryOut(mapping, handler, method, visitor, hostile));
                }
            }
        });
    }

    private void tryOut(
            RequestMappingInfo mapping, HandlerMethod handler, HttpMethod method, SignedInAs visitor, String hostile) {
        if (!takes(mapping, method)) {
            return;
        }
        // an upload is tried where it is read, in the tests of imports
        paths(mapping).filter(path -> !path.equals("/setup/import/file")).forEach(path -> {
            var request = mvc.method(method).uri(path).with(visitor).with(csrf());
            parameters(handler).forEach(name -> request.param(name, hostile));
            var answer = request.exchange();
            assertThat(answer.getUnresolvedException()).as(method + " " + path).isNull();
            assertThat(answer.getResponse().getStatus()).as(method + " " + path).isNotEqualTo(500);
        });
    }

    /** The names a handler listens to: its own, and those of its form. */
    private static Stream<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).flatMap(parameter -> {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                return Stream.of(asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name());
            }
            return parameter.getParameterType().isRecord()
                    ? Arrays.stream(parameter.getParameterType().getRecordComponents())
                            .map(RecordComponent::getName)
                    : Stream.empty();
        });
    }

    private static SignedInAs guest() {
        return SignedInAs.guest(SignedInAs.person("Mona Dam", LocalDate.of(1975, 2, 3), AnOrganisation.anyCpr()));
    }

    @Test
    void no_page_that_is_read_changes_anything() {
        // that somebody asks for what is not there is written down, until there has been enough of it
        IntStream.range(0, 40)
                .forEach(n ->
                        mvc.get().uri("/users/" + NOTHING).with(administrator).exchange());
        var before = written();

        routes(HttpMethod.GET)
                .forEach(path -> mvc.get().uri(path).with(administrator).exchange());

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void every_static_file_of_a_page_may_be_kept_for_good_under_an_address_that_changes_with_it() throws Exception {
        var page = mvc.get().uri("/login").exchange().getResponse().getContentAsString();

        var files = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(files)
                .hasSize(4)
                .anyMatch(file -> file.startsWith("/webjars/htmx.org/"))
                .allSatisfy(file -> {
                    assertThat(file).matches(".*-[0-9a-f]{32}\\.\\w+");
                    var kept = mvc.get().uri(file).exchange();
                    assertThat(kept).hasStatus(200);
                    assertThat(kept.getResponse().getHeaders("Cache-Control"))
                            .containsExactly("max-age=31536000, public, immutable");
                    var ofAnotherVersion = file.replaceFirst("-[0-9a-f]{32}", "-" + "0".repeat(32));
                    assertThat(mvc.get().uri(ofAnotherVersion)).hasStatus(404);
                });
    }

    @Test
    void a_page_dressed_up_as_a_static_file_is_not_there() {
        assertThat(mvc.get().uri("/users/1/x.css").with(administrator).exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/settings/x.css").with(administrator).exchange())
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/loggers",
                "/actuator/mappings",
                "/actuator/configprops",
                "/actuator/conditions",
                "/actuator/shutdown",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/info",
                "/actuator/sessions",
                "/actuator/flyway",
                "/actuator/scheduledtasks",
                "/actuator/caches",
                "/env",
                "/beans",
                "/heapdump",
                "/metrics",
                "/trace",
                "/dump",
                "/health",
                "/info",
                "/jolokia",
                "/h2-console",
                "/console",
                "/admin",
                "/manager/html",
                "/manager/status",
                "/host-manager/html",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/v2/api-docs",
                "/graphql",
                "/graphiql",
                "/.git/config",
                "/.git/HEAD",
                "/.env",
                "/.svn/entries",
                "/.DS_Store",
                "/application.yml",
                "/application.properties",
                "/config/application.yml",
                "/messages.properties",
                "/db/migration/V001__create_tenancy.sql",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/web.config",
                "/wp-login.php",
                "/wp-admin/",
                "/phpmyadmin/",
                "/phpinfo.php",
                "/server-status",
                "/cgi-bin/test",
                "/backup.zip",
                "/dump.sql",
                "/id_rsa",
                "/test",
                "/debug",
                "/oauth2",
                "/users.json",
                "/login.do",
                "/templates/layout.html",
                "/catalogue"
            })
    void what_nobody_made_is_not_there(String path) {
        for (var answer : List.of(
                anonymously(HttpMethod.GET, path),
                mvc.get().uri(path).with(administrator).exchange())) {
            assertThat(answer.getResponse().getStatus()).isIn(400, 404);
        }
    }

    private MvcTestResult anonymously(HttpMethod method, String path) {
        var request = mvc.method(method).uri(path);
        return (method == HttpMethod.POST ? request.with(csrf()) : request).exchange();
    }

    private static boolean isWithoutLogin(HttpMethod method, String path) {
        return WITHOUT_LOGIN.contains(method + " " + path)
                || BEGINNINGS_WITHOUT_LOGIN.stream().anyMatch(path::startsWith);
    }

    /** Every path of this method, with numbers of nothing in the place of variables. */
    private Set<String> routes(HttpMethod method) {
        Set<String> routes = new LinkedHashSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (isOurs(handler.getBeanType()) && takes(mapping, method)) {
                paths(mapping).forEach(routes::add);
            }
        });
        return routes;
    }

    /** In what is shipped; the run command has pages of its own, such as the mails that were sent. */
    private static boolean isOurs(Class<?> controller) {
        var source = controller.getProtectionDomain().getCodeSource();
        return controller.getPackageName().startsWith("dk.ramme")
                && source != null
                && !source.getLocation().getPath().contains("test-classes");
    }

    private static boolean takes(RequestMappingInfo mapping, HttpMethod method) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.resolve(method));
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().map(RouteTests::filled);
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{language:[^}]*}", "en")
                .replaceAll("\\{article}", "steps")
                .replaceAll("\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}", NOTHING);
    }

    /** The number of rows written in each table, but for sessions, which every request touches, the scheduler's and the sealer's. */
    private List<String> written() {
        jdbc.sql("select pg_stat_clear_snapshot()").query((row, n) -> 0).list();
        pause();
        List<String> rows = new ArrayList<>();
        rows.addAll(jdbc.sql("""
                        select relname || ' ' || n_tup_ins || ' ' || n_tup_upd || ' ' || n_tup_del from pg_stat_user_tables
                        where relname not like 'spring_session%'
                          and relname not in ('scheduled_tasks', 'audit_seal', 'audit_unsealed') order by relname
                        """).query(String.class).list());
        return rows;
    }

    /** PostgreSQL counts up to a second late. */
    private static void pause() {
        try {
            Thread.sleep(2_500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
