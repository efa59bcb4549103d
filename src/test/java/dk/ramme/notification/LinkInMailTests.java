package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.vault.LinkToken;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The link in a mail is sealed while it waits, and only the newest is sent. */
@RammeTest
class LinkInMailTests {

    private final OutboxScene scene;

    LinkInMailTests(@Autowired ApplicationContext beans) {
        scene = new OutboxScene(beans);
    }

    @BeforeEach
    void only_the_test_sends() throws InterruptedException {
        scene.begin();
    }

    @AfterEach
    void everything_goes_on() {
        scene.end();
    }

    @Test
    void the_token_of_a_link_is_sealed_while_it_waits_and_gone_when_it_is_sent() throws IOException {
        var token = LinkToken.fresh();
        try (var server = new SmtpDouble()) {
            scene.queue(scene.invitation("a", token, UUID.randomUUID()));
            assertThat(everythingStored()).doesNotContain(token.value());
            assertThat(linksKept()).isEqualTo(1);

            sendAll(scene.sender(server));

            assertThat(server.to(scene.at("a")).get(0).link()).endsWith("/joining/invitation/" + token.value());
            assertThat(everythingStored()).doesNotContain(token.value());
            assertThat(linksKept()).isZero();
        }
    }

    @Test
    void a_newer_link_takes_the_place_of_the_one_that_waits() throws IOException {
        var appointment = UUID.randomUUID();
        var newer = LinkToken.fresh();
        try (var server = new SmtpDouble()) {
            scene.queue(scene.invitation("a", LinkToken.fresh(), appointment));
            scene.queue(scene.invitation("a", newer, appointment));

            sendAll(scene.sender(server));

            assertThat(server.to(scene.at("a"))).hasSize(1);
            assertThat(server.to(scene.at("a")).get(0).link()).endsWith(newer.value());
            assertThat(scene.states()).containsExactlyInAnyOrder("CANCELLED", "SENT");
        }
    }

    private long linksKept() {
        return scene.read(() -> scene.jdbc
                .sql("select count(*) from outbox_mail where link_sealed is not null")
                .query(Long.class)
                .single());
    }

    private String everythingStored() {
        return scene.read(() -> Stream.of("outbox_mail", "notification", "audit_event", "link")
                .map(table -> scene.jdbc
                        .sql("select coalesce(string_agg(t::text, ' '), '') || coalesce(string_agg("
                                + (table.equals("outbox_mail") ? "encode(link_sealed, 'escape')" : "''")
                                + ", ' '), '') from " + table + " t")
                        .query(String.class)
                        .single())
                .reduce("", String::concat));
    }
}
