package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.Browser;
import dk.ramme.login.Browser.Page;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.people.Role;
import dk.ramme.services.ServiceLogo.Picture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** The logo of a service (O2): shown beside its name, from our own address, and never anything but a picture. */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class ServiceLogoTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    @TempDir
    Path folder;

    ServiceScene scene;
    IndberetBarsel service;
    Browser browser;
    TestPerson karen;

    @BeforeEach
    void open() {
        var people = new LoginPeople(beans);
        scene = new ServiceScene(beans);
        service = scene.service();
        browser = scene.browser();
        karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Nordlys Energi A/S"), karen, Role.ORGANISATION_ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        scene.close();
        clock.reset();
    }

    @Test
    void it_stands_beside_the_name_wherever_that_does() {
        scene.desk().changeLogo(service.id(), Picture.of(IndberetBarsel.logo(64, 32)));

        var asked = browser.open(service.at("/login").toString());
        scene.logIn(browser, service, karen);

        assertThat(List.of(asked, browser.open("/me/services"), browser.open("/settings/services")))
                .allSatisfy(page -> {
                    assertThat(logo(page)).isPresent();
                    assertThat(page.body()).containsPattern("<img [^>]*alt=\"\"");
                });
    }

    @Test
    void it_comes_from_our_address_as_the_picture_it_is_and_may_be_kept_for_good() throws Exception {
        var picture = IndberetBarsel.logo(64, 32);
        scene.desk().changeLogo(service.id(), Picture.of(picture));

        var answer = get(logo(browser.open(service.at("/login").toString())).orElseThrow());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(picture);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void another_has_another_address_and_none_leaves_the_name() throws Exception {
        scene.desk().changeLogo(service.id(), Picture.of(IndberetBarsel.logo(64, 32)));
        var first = logo(browser.open(service.at("/login").toString())).orElseThrow();

        scene.desk().changeLogo(service.id(), Picture.of(IndberetBarsel.logo(66, 32)));
        var second = logo(browser.open(service.at("/login").toString())).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(get(first).statusCode()).isEqualTo(410);
        assertThat(get(second).statusCode()).isEqualTo(200);

        scene.desk().changeLogo(service.id(), null);
        var without = browser.open(service.at("/login").toString());
        assertThat(logo(without)).isEmpty();
        assertThat(without.text()).contains("Log ind hos Indberet barsel");
        assertThat(get(second).statusCode()).isEqualTo(410);
        assertThat(scene.desk().hasLogo(service.id())).isFalse();
    }

    @Test
    void what_is_no_logo_has_no_address() throws Exception {
        for (var path : List.of("x/y", service.id() + "/" + "0".repeat(32), "%00/%00", service.id() + "/..%2f")) {
            assertThat(get("/services/logos/" + path).statusCode()).as(path).isIn(400, 404, 410);
        }
        assertThatThrownBy(() -> scene.desk().changeLogo("nobody", Picture.of(IndberetBarsel.logo(2, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_picture_is_told_by_its_first_bytes_whatever_it_is_called() {
        var png = IndberetBarsel.logo(2, 2);
        assertThat(Picture.of(png).mediaType()).isEqualTo("image/png");
        assertThat(Picture.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0})
                        .mediaType())
                .isEqualTo("image/jpeg");
        assertThat(Picture.of(bytes("RIFF\0\0\0\0WEBPVP8 ")).mediaType()).isEqualTo("image/webp");

        for (var other : List.of(
                bytes(""),
                bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
                bytes("<!doctype html><script>alert(1)</script>"),
                bytes("GIF89a......"),
                bytes("RIFF\0\0\0\0WAVEfmt "),
                bytes("BM......"),
                Arrays.copyOf(png, 8),
                Arrays.copyOfRange(png, 1, png.length),
                Arrays.copyOf(png, Picture.MOST + 1))) {
            assertThatThrownBy(() -> Picture.of(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PNG, JPEG or WebP");
        }
    }

    @Test
    void whoever_runs_ramme_registers_a_service_and_brings_its_logo_by_the_command(CapturedOutput output)
            throws Exception {
        var id = "kommune-" + UUID.randomUUID().toString().substring(0, 8);
        var picture = Files.write(folder.resolve("logo.svg"), IndberetBarsel.logo(64, 32))
                .toString();
        var script = Files.writeString(folder.resolve("logo.png"), "<svg onload='alert(1)'/>")
                .toString();

        assertThat(run(("services add " + id + " --name X --contact a@b.example --redirect https://b.example/back"
                                + " --public-body yes --subject user --scopes openid,cpr")
                        .split(" ")))
                .isZero();
        assertThat(run("services", "logo", id, picture)).isZero();
        assertThat(run("services", "show", id)).isZero();

        assertThat(output.getOut())
                .contains("Registered " + id, "public-body: yes", "subject: user", "scopes: openid cpr", "logo: yes");
        assertThat(run("services", "logo", id, script)).isEqualTo(1);
        assertThat(run("services", "logo", id, folder.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(run("services", "logo", id)).isEqualTo(2);
        assertThat(run("services", "logo", id, picture, picture)).isEqualTo(2);
        assertThat(output.getErr()).contains("the logo is a PNG, JPEG or WebP picture of 100 kB at most");
        assertThat(scene.desk().hasLogo(id)).isTrue();
    }

    private int run(String... arguments) {
        var former = new HashMap<String, String>();
        for (var setting :
                List.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password")) {
            former.put(setting, System.getProperty(setting));
            System.setProperty(setting, beans.getEnvironment().getRequiredProperty(setting));
        }
        try {
            return ServicesCommand.run(arguments);
        } finally {
            former.forEach((setting, value) -> {
                if (value == null) System.clearProperty(setting);
                else System.setProperty(setting, value);
            });
        }
    }

    /** The address of the picture of this service on the page. */
    private Optional<String> logo(Page page) {
        return Pattern.compile("<img [^>]*src=\"(/services/logos/" + service.id() + "/[0-9a-f]{32})\"")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    /** As whoever is not logged in. */
    private HttpResponse<byte[]> get(String path) throws Exception {
        var address = URI.create(beans.getEnvironment().getRequiredProperty("ramme.base-url") + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
