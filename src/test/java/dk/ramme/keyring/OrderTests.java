package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.AnOrder;
import dk.ramme.vault.Oathtool;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Devices from the order to the hand of the user (M4). */
@RammeTest
class OrderTests {

    @Autowired
    KeyringScene scene;

    @Autowired
    AnOrder anOrder;

    SignedInAs administrator;
    final byte[] secret = new byte[20];

    @BeforeEach
    void begin() {
        new Random().nextBytes(secret);
        scene.begin(IdentificationMeans.APP);
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void a_user_administrator_sees_the_price_and_orders_a_device_which_the_user_may_then_take_into_use()
            throws Exception {
        var page = KeyringScene.text(scene.get("/users/" + scene.user + "/order", administrator));
        assertThat(page).contains("Kodeviser", "33,50", "235,50", "115,00").doesNotContain("value=\"APP\"");

        assertThat(order("CODE_DISPLAY")).hasRedirectedUrl("/users/" + scene.user);

        assertThat(states()).containsExactly("ORDERED");
        assertThat(scene.in(() -> scene.users
                        .findById(scene.user)
                        .orElseThrow()
                        .access()
                        .login()
                        .separateMeans()))
                .containsExactlyInAnyOrder(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY);
        assertThat(KeyringScene.text(scene.get("/orders", administrator)))
                .contains("Birgit Østergaard", "Én bestilling, i alt 33,50");
        assertThat(Collections.frequency(scene.trail(), "DEVICE_ORDERED")).isOne();
    }

    @Test
    void of_ten_who_order_the_same_at_once_one_does() throws Exception {
        scene.get("/orders", administrator);
        var pool = Executors.newFixedThreadPool(5);
        try {
            Callable<MvcTestResult> attempt = () -> order("CHIP");
            for (var answer : pool.invokeAll(Collections.nCopies(10, attempt))) {
                assertThat(answer.get().getResponse().getStatus()).isIn(302, 422);
            }
        } finally {
            pool.shutdown();
        }

        assertThat(states()).containsExactly("ORDERED");
        assertThat(Collections.frequency(scene.trail(), "DEVICE_ORDERED")).isOne();
    }

    @Test
    void an_order_is_cancelled_until_it_is_sent_and_then_costs_nothing() throws Exception {
        order("CHIP");
        var first = ordered();

        assertThat(deed(first, "cancel")).hasRedirectedUrl("/orders");
        order("CHIP");
        anOrder.send(ordered(), null);
        assertThat(deed(ordered(), "cancel")).hasRedirectedUrl("/orders");

        assertThat(states()).containsExactly("CANCELLED", "DISPATCHED");
        assertThat(anOrder.send(first, null)).isNull();
        assertThat(KeyringScene.text(scene.get("/orders", administrator))).contains("2 bestillinger, i alt 115,00");
        assertThat(KeyringScene.text(scene.get("/orders?show=CANCELLED", administrator)))
                .contains("Én bestilling, i alt 0,00");
        assertThat(Collections.frequency(scene.trail(), "DEVICE_ORDER_CANCELLED"))
                .isOne();
    }

    @Test
    void a_device_that_was_sent_is_its_users_alone_and_has_arrived_when_they_use_it() throws Exception {
        var serial = anOrder.inStock(IdentificationMeans.CODE_DISPLAY, secret);
        order("CODE_DISPLAY");
        assertThat(anOrder.send(ordered(), serial)).isEqualTo(serial);
        anOrder.look();
        anOrder.look();
        var birgit = scene.user;
        assertThat(told(birgit)).containsOnlyOnce("device-sent-code-display");
        assertThat(mailed("device-sent-code-display")).isOne();

        scene.user = scene.identified("Mona Dam", IdentificationMeans.CODE_DISPLAY);
        assertThat(take(serial)).as("somebody else").hasStatus(422);
        scene.user = birgit;
        assertThat(take(serial)).hasRedirectedUrl("/activate");

        assertThat(states()).containsExactly("RECEIVED");
        assertThat(Collections.frequency(scene.trail(), "DEVICE_RECEIVED")).isOne();
    }

    @Test
    void a_user_says_that_a_device_has_come_and_nobody_else_can() throws Exception {
        order("CHIP");
        var order = ordered();
        assertThat(received(order)).as("not sent").hasRedirectedUrl("/me/means");
        assertThat(states()).containsExactly("ORDERED");
        anOrder.send(order, null);
        assertThat(KeyringScene.text(scene.get("/me/means", scene.asUser()))).contains("Jeg har fået den");
        var birgit = scene.user;

        scene.user = scene.identified("Mona Dam", IdentificationMeans.CHIP);
        assertThat(received(order)).hasStatus(404);
        scene.user = birgit;
        assertThat(received(order)).hasRedirectedUrl("/me/means");
        assertThat(received(order)).hasRedirectedUrl("/me/means");

        assertThat(states()).containsExactly("RECEIVED");
        assertThat(Collections.frequency(scene.trail(), "DEVICE_RECEIVED")).isOne();
    }

    /** It is sent to the organisation, and the user may not know that it came (users finding 10). */
    @Test
    void a_user_administrator_says_that_devices_have_come() throws Exception {
        order("CHIP");
        var first = ordered();
        anOrder.send(first, null);
        order("CODE_DISPLAY");
        var second = ordered();
        assertThat(KeyringScene.text(scene.get("/orders", administrator))).contains("Markér de valgte som modtaget");

        assertThat(scene.post("/orders/received", administrator)).hasRedirectedUrl("/orders?show=ALL");
        assertThat(scene.post(
                        "/orders/received",
                        administrator,
                        "order",
                        UUID.randomUUID().toString()))
                .hasStatus(404);
        assertThat(states()).as("nothing ticked, or an order that is none").containsExactly("DISPATCHED", "ORDERED");
        for (var again = 0; again < 2; again++) {
            assertThat(scene.post(
                            "/orders/received",
                            administrator,
                            "order",
                            first.toString(),
                            "order",
                            second.toString(),
                            "show",
                            "DISPATCHED"))
                    .hasRedirectedUrl("/orders?show=DISPATCHED");
        }

        assertThat(states()).as("what was not sent has not come").containsExactly("RECEIVED", "ORDERED");
        assertThat(Collections.frequency(scene.trail(), "DEVICE_RECEIVED")).isOne();
    }

    @Test
    void after_ten_working_days_the_administrator_is_told_once_and_orders_again_knowing_what_it_means()
            throws Exception {
        var serial = anOrder.inStock(IdentificationMeans.CODE_DISPLAY, secret);
        order("CODE_DISPLAY");
        var former = ordered();
        anOrder.send(former, serial);
        anOrder.look();
        assertThat(deed(former, "again")).as("too soon").hasRedirectedUrl("/orders");
        assertThat(told(scene.administrator)).doesNotContain("device-late-code-display");

        scene.clock.advance(Duration.ofDays(15));
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
        anOrder.look();
        anOrder.look();
        assertThat(told(scene.administrator)).containsOnlyOnce("device-late-code-display");
        assertThat(KeyringScene.text(scene.get("/orders?show=LATE", administrator)))
                .contains("Birgit Østergaard", "Bestil igen")
                .as("what it means is said first")
                .doesNotContain("action=\"/orders/" + former + "/again");
        assertThat(KeyringScene.text(scene.get("/orders/" + former + "/again", administrator)))
                .contains(
                        "Birgit Østergaard",
                        "Kodeviser",
                        "kan ikke tages i brug mere",
                        "action=\"/orders/" + former + "/again");
        assertThat(deed(former, "again")).hasRedirectedUrl("/orders");
        assertThat(refusal(deed(former, "again"))).as("a second click").isEqualTo("keyring.order.kind.on-its-way");
        assertThat(refusal(scene.get("/orders/" + former + "/again", administrator)))
                .as("an old page")
                .isEqualTo("keyring.order.kind.on-its-way");

        assertThat(states()).containsExactlyInAnyOrder("LOST", "ORDERED");
        assertThat(take(serial)).as("the one that was lost").hasStatus(422);
        assertThat(Collections.frequency(scene.trail(), "DEVICE_LOST")).isOne();
        assertThat(Collections.frequency(scene.trail(), "DEVICE_ORDERED")).isEqualTo(2);
    }

    /** Whoever comes by an old page or address is told what is true of the order, before anything could be done. */
    @Test
    void another_is_offered_only_where_it_can_be_ordered() throws Exception {
        order("CODE_DISPLAY");
        var order = ordered();
        var page = "/orders/" + order + "/again";

        assertThat(refusal(scene.get(page, administrator))).as("not sent").isEqualTo("keyring.orders.not-now");
        anOrder.send(order, anOrder.inStock(IdentificationMeans.CODE_DISPLAY, secret));
        assertThat(refusal(scene.get(page, administrator))).as("not late").isEqualTo("keyring.orders.not-now");
        scene.clock.advance(Duration.ofDays(15));
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
        assertThat(scene.get(page, administrator)).hasStatusOk();
        scene.in(() ->
                scene.jdbc.sql("update organisation set offered_means = 'APP'").update());
        assertThat(refusal(scene.get(page, administrator))).isEqualTo("keyring.order.kind.not-offered");
        assertThat(refusal(deed(order, "again"))).isEqualTo("keyring.order.kind.not-offered");
        assertThat(states()).containsExactly("DISPATCHED");
        received(order);
        assertThat(refusal(scene.get(page, administrator))).as("arrived").isEqualTo("keyring.orders.not-now");
        assertThat(scene.get("/orders/" + UUID.randomUUID() + "/again", administrator))
                .hasStatus(404);
    }

    /** The key of the reason it was refused for. */
    private static String refusal(MvcTestResult answer) {
        assertThat(answer).hasRedirectedUrl("/orders");
        return String.valueOf(answer.getMvcResult().getFlashMap().get("notice"));
    }

    @Test
    void nothing_is_sent_to_a_user_who_is_deleted() {
        order("CHIP");

        assertThat(scene.post("/users/" + scene.user + "/delete", administrator))
                .hasRedirectedUrl("/users");

        assertThat(states()).containsExactly("CANCELLED");
        assertThat(order("CHIP")).hasStatus(422);
    }

    @Test
    void the_list_is_walked_by_key_and_every_order_stands_on_one_page() throws Exception {
        scene.in(() -> scene.jdbc
                .sql("""
                with u as (insert into organisation_user (id, organisation_id, rid, name, origin, state, created_at, version)
                    select gen_random_uuid(), :organisation, n::text, 'Nr ' || n || '.', 'IMPORTED', 'DEACTIVATED', now(), 0
                    from generate_series(1, 120) n returning id)
                insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,
                    ordered_at)
                select gen_random_uuid(), :organisation, id, 'CHIP', 'ORDERED', 115, :by, 'Karen', timestamptz '2026-01-01' from u
                """)
                .param("organisation", scene.organisation)
                .param("by", scene.administrator)
                .update());
        var names = new java.util.ArrayList<String>();
        var next = "/orders";
        while (next != null) {
            var page = KeyringScene.text(scene.get(next, administrator));
            assertThat(page).contains("120 bestillinger, i alt 13.800,00");
            java.util.regex.Pattern.compile("Nr \\d+\\.</a>")
                    .matcher(page)
                    .results()
                    .forEach(found -> names.add(found.group()));
            var link = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                    .matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }

        assertThat(names).hasSize(120).doesNotHaveDuplicates();
    }

    private MvcTestResult order(String kind) {
        return scene.post("/users/" + scene.user + "/order", administrator, "kind", kind);
    }

    private MvcTestResult deed(UUID order, String deed) {
        return scene.post("/orders/" + order + "/" + deed, administrator);
    }

    private MvcTestResult received(UUID order) {
        return scene.post("/me/means/orders/" + order + "/received", scene.asUser());
    }

    private MvcTestResult take(String serial) throws Exception {
        var hex = HexFormat.of().formatHex(secret);
        return scene.post(
                "/me/means/code-display",
                scene.asUser(),
                "name",
                "Min",
                "serial",
                serial,
                "first",
                Oathtool.run("--hotp", "-c", "0", hex),
                "second",
                Oathtool.run("--hotp", "-c", "1", hex),
                "pin",
                KeyringScene.PIN,
                "pinAgain",
                KeyringScene.PIN);
    }

    private UUID ordered() {
        return anOrder.of(scene.organisation, scene.user);
    }

    /** Three hundred late devices are one mail, not three hundred (users finding 9). */
    @Test
    void of_several_late_devices_all_is_told_at_once() throws Exception {
        for (var name : List.of("Mona Dam", "Ole Vig", "Ida Lund")) {
            scene.user = scene.identified(name, IdentificationMeans.CHIP);
            order("CHIP");
            anOrder.send(ordered(), null);
        }
        scene.clock.advance(Duration.ofDays(15));
        anOrder.look();
        anOrder.look();

        assertThat(told(scene.administrator)).containsOnlyOnce("devices-late").doesNotContain("device-late-chip");
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
        assertThat(KeyringScene.text(scene.get("/notifications", administrator)))
                .contains("3 enheder er ikke kommet efter ti arbejdsdage");
    }

    private List<String> states() {
        return anOrder.states(scene.organisation, scene.user);
    }

    private List<String> told(UUID user) {
        return scene.in(() -> scene.jdbc
                .sql("select kind from notification where user_id = :user")
                .param("user", user)
                .query(String.class)
                .list());
    }

    private long mailed(String letter) {
        return scene.in(() -> scene.jdbc
                .sql("select count(*) from outbox_mail where organisation_id = :organisation and template = :letter")
                .param("organisation", scene.organisation)
                .param("letter", letter)
                .query(Long.class)
                .single());
    }
}
