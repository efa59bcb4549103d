package dk.ramme.login.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;
import static org.springframework.transaction.support.TransactionSynchronizationManager.isCurrentTransactionReadOnly;

import dk.ramme.RammeTest;
import dk.ramme.remote.RemoteSettings;
import dk.ramme.remote.RemoteSystem;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.OwnTransactions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;

/** When a page opens a transaction, and that nothing is left of it. */
@RammeTest
class PageTransactionTests {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Autowired
    PageTransactions pages;

    @Autowired
    TransactionTemplate transaction;

    private Tenancy.Scope scope;

    @BeforeEach
    void somebodyLoggedIn() {
        scope = Tenancy.enter(UUID.randomUUID());
    }

    @AfterEach
    void nothingIsLeft() {
        scope.close();
        assertThat(isActualTransactionActive()).isFalse();
    }

    @Test
    void a_page_is_read_in_one_transaction_that_changes_nothing() throws Exception {
        var request = get("/home");

        pages.preHandle(request, response, handler("drawn"));
        assertThat(isActualTransactionActive()).isTrue();
        assertThat(isCurrentTransactionReadOnly()).isTrue();
        pages.end(request);

        assertThat(isActualTransactionActive()).isFalse();
    }

    @Test
    void whoever_stands_in_front_of_the_handler_may_answer_in_its_place() throws Exception {
        var request = get("/home");

        pages.preHandle(request, response, handler("drawn"));
        pages.afterCompletion(request, response, handler("drawn"), null);

        assertThat(isActualTransactionActive()).isFalse();
    }

    @Test
    void a_refusal_that_the_handler_dealt_with_leaves_nothing_to_undo() throws Exception {
        var request = get("/home");

        pages.preHandle(request, response, handler("drawn"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        pages.end(request);

        assertThat(isActualTransactionActive()).isFalse();
    }

    @Test
    void what_is_sent_or_drawn_for_everyone_or_has_transactions_of_its_own_gets_none() throws Exception {
        var post = get("/home");
        post.setMethod("POST");

        assertNone(post, "drawn");
        assertNone(get("/help"), "public_page");
        assertNone(get("/home"), "own");
        assertNone(get("/home"), "file");
    }

    @Test
    void a_transaction_never_waits_for_another_system() {
        var settings = new RemoteSettings(
                URI.create("https://localhost:1/"),
                null,
                null,
                "X-API-Key",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1));
        var register = new RemoteSystem("the register", settings, 1_000, Clock.systemUTC());

        assertThatThrownBy(() -> transaction.execute(status -> register.get("/24256790")))
                .hasMessageContaining("no transaction waits for the register");
    }

    private void assertNone(MockHttpServletRequest request, String method) throws Exception {
        pages.preHandle(request, response, handler(method));
        assertThat(isActualTransactionActive()).as(method).isFalse();
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Handlers(), name);
    }

    /** Handlers of each kind, that are never called. */
    static class Handlers {

        public String drawn() {
            return "";
        }

        public String public_page() {
            return "";
        }

        @OwnTransactions
        public String own() {
            return "";
        }

        public ResponseEntity<String> file() {
            return ResponseEntity.ok("");
        }
    }
}
