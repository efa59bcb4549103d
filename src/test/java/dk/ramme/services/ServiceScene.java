package dk.ramme.services;

import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.Browser;
import dk.ramme.login.Browser.Page;
import dk.ramme.login.TestPerson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Services that are registered as an operator does it, and people who log in to them over real HTTP. */
final class ServiceScene implements AutoCloseable {

    private static final Pattern SIGN_IN = Pattern.compile("/services/sign-in/[\\w-]{43}");
    private static final List<String> ALL = List.of("openid", "profile", "email", "organisation", "rights");

    private final ApplicationContext beans;
    private final URI ramme;
    private final List<IndberetBarsel> open = new ArrayList<>();

    ServiceScene(ApplicationContext beans) {
        this.beans = beans;
        this.ramme = URI.create(beans.getEnvironment().getRequiredProperty("ramme.base-url"));
    }

    IndberetBarsel service() {
        return service(AssuranceLevel.SUBSTANTIAL, List.of());
    }

    IndberetBarsel service(AssuranceLevel least, List<String> onlyFor) {
        return service(ALL, least, onlyFor, ServiceOrder.Agreed.NOTHING);
    }

    /** One that may ask for this too. */
    IndberetBarsel agreeing(ServiceOrder.Agreed agreed, String... more) {
        var scopes = Stream.concat(ALL.stream(), Stream.of(more)).toList();
        return service(scopes, AssuranceLevel.SUBSTANTIAL, List.of(), agreed);
    }

    /** One whose library cannot do PKCE. */
    IndberetBarsel withoutPkce() {
        return agreeing(new ServiceOrder.Agreed(SelfService.Subject.PAIRWISE, false, true));
    }

    private IndberetBarsel service(
            List<String> scopes, AssuranceLevel least, List<String> onlyFor, ServiceOrder.Agreed agreed) {
        var service = new IndberetBarsel(ramme, 0);
        open.add(service);
        var id = "barsel-" + UUID.randomUUID().toString().substring(0, 8);
        var secret = desk().add(new ServiceOrder(
                        id,
                        IndberetBarsel.NAME,
                        "drift@barsel.example",
                        null,
                        List.of(service.at("/back").toString()),
                        List.of(service.at("/").toString()),
                        service.at("/told").toString(),
                        scopes,
                        least,
                        onlyFor,
                        agreed))
                .orElseThrow();
        return service.as(id, secret.value());
    }

    ServiceDesk desk() {
        return beans.getBean(ServiceDesk.class);
    }

    Browser browser() {
        return new Browser(ramme);
    }

    /** From the service to Ramme, through the login there, to its question. */
    Page upToTheQuestion(Browser browser, String address, TestPerson person) {
        var asked = browser.open(address);
        var login = browser.open(signIn(asked) + "/login");
        return browser.choose(browser.submit(login, "/login", Map.of()), person);
    }

    /** The whole way, to the page of the service. */
    Page logIn(Browser browser, IndberetBarsel service, TestPerson person) {
        return yes(browser, upToTheQuestion(browser, service.at("/login").toString(), person));
    }

    Page yes(Browser browser, Page question) {
        return browser.submit(question, signIn(question), Map.of("answer", "yes"));
    }

    static String signIn(Page page) {
        var found = SIGN_IN.matcher(page.path());
        if (!found.find())
            throw new IllegalStateException("not the sign-in page but " + page.path() + ": " + page.text());
        return found.group();
    }

    @Override
    public void close() {
        open.forEach(IndberetBarsel::close);
    }
}
