package dk.ramme;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What pages cost: how many statements and transactions each takes, those of the session, of the frame and of {@link SignedInAs}
 * among them. Whoever makes a page dearer, or asks once for each of the rows of a list, sees it here. The numbers are what
 * stands, and may only fall: they are far from the ten statements and three transactions that are aimed at.
 */
@RammeTest
class PageCostTests {

    private static final int USERS = 12;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisations;

    @ParameterizedTest
    @CsvSource({
        "/help, 35, 12",
        "/home, 35, 12",
        "/me, 26, 9",
        "/me/activity, 40, 15",
        "/me/data, 40, 15",
        "/me/means, 22, 8",
        "/users, 28, 9",
        "/users/new, 28, 15",
        "/users/many, 28, 15",
        "/imported-users, 28, 15",
        "/users/requests, 28, 15",
        "/users/{user}, 40, 13",
        "/users/{user}/edit, 24, 10",
        "/users/{user}/roles, 28, 9",
        "/users/{user}/rights, 25, 11",
        "/groups, 18, 8",
        "/groups/new, 18, 8",
        "/activation, 24, 11",
        "/activation/waiting, 24, 11",
        "/orders, 24, 11",
        "/notifications, 20, 9",
        "/rights, 20, 9",
        "/rights/requests, 20, 9",
        "/settings, 29, 11",
        "/settings/administrators, 39, 15",
        "/settings/role-requests, 39, 15",
        "/settings/login-methods, 39, 15",
        "/settings/invoicing, 39, 15",
        "/settings/certificates, 39, 15",
        "/settings/end, 39, 15",
        "/settings/audit, 20, 9"
    })
    void a_page_takes_no_more_than(String path, int statements, int transactions) {
        var nordlys = organisations.ready();
        UUID last = UUID.randomUUID();
        for (int n = 0; n < USERS; n++) {
            last = organisations.importedUser(nordlys, "Birgit Østergaard " + (char) ('A' + n), n + "@nordlys.example");
        }
        var karen = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Karen Holm", Role.values()));
        var page = path.replace("{user}", last.toString());
        assertThat(pages.get(karen, page)).hasStatusOk();

        var cost = new Cost();
        try (cost) {
            assertThat(pages.get(karen, page)).hasStatusOk();
        }

        if (Boolean.getBoolean("pages.cost")) {
            System.out.printf(
                    "COST %s %d %d%n%s%n",
                    path, cost.of("statement").size(), cost.of("transaction").size(), cost);
        }
        assertThat(cost.of("statement")).as(cost::toString).hasSizeLessThanOrEqualTo(statements);
        assertThat(cost.of("transaction")).as(cost::toString).hasSizeLessThanOrEqualTo(transactions);
    }

    /** What administrators hold is asked once for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"/settings/administrators", "/home"})
    void a_page_takes_no_more_for_many_administrators_than_for_two(String page) {
        assertThat(statements(page, 6)).hasSameSizeAs(statements(page, 2));
    }

    private List<String> statements(String page, int administrators) {
        var nordlys = organisations.ready();
        var karen = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Karen Holm", Role.values()));
        for (int n = 1; n < administrators; n++) {
            organisations.administrator(nordlys, "Mads Friis " + (char) ('A' + n), Role.values());
        }
        assertThat(pages.get(karen, page)).hasStatusOk();
        var cost = new Cost();
        try (cost) {
            assertThat(pages.get(karen, page)).hasStatusOk();
        }
        return cost.of("statement");
    }

    /** Listens to what this thread says of its statements and transactions; the request is answered on it. */
    private static final class Cost extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private static final int NEAREST = 6;

        private static final Map<String, String> SAYS = Map.of(
                "Executing prepared SQL statement",
                "statement",
                "Executing SQL",
                "statement",
                "Creating new transaction",
                "transaction");

        private final List<Logger> listened = Stream.of(
                        "org.springframework.jdbc.core.JdbcTemplate",
                        "org.hibernate.SQL",
                        "org.springframework.orm.jpa.JpaTransactionManager")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        private final List<Level> before =
                listened.stream().map(Logger::getLevel).toList();
        private final Thread thread = Thread.currentThread();
        private final List<String> statements = new ArrayList<>();
        private final List<String> transactions = new ArrayList<>();

        Cost() {
            start();
            listened.forEach(logger -> {
                logger.setLevel(Level.DEBUG);
                logger.setAdditive(false);
                logger.addAppender(this);
            });
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread() != thread) return;
            var callers = callers();
            if (callers.contains(SignedInAs.class.getSimpleName())) return;
            var said = event.getFormattedMessage();
            var line = said.replaceAll("\\s+", " ") + " <- " + callers;
            if (event.getLoggerName().endsWith("SQL")) statements.add(line);
            SAYS.forEach((words, what) -> {
                if (said.startsWith(words)) (what.equals("statement") ? statements : transactions).add(line);
            });
        }

        /** Who asked: the nearest of ours. */
        private static String callers() {
            return StackWalker.getInstance().walk(frames -> frames.filter(
                            frame -> frame.getClassName().startsWith("dk.ramme."))
                    .filter(frame -> !frame.getClassName().startsWith(PageCostTests.class.getName()))
                    .map(frame -> frame.getClassName().replaceAll(".*\\.|\\$\\$.*", "") + "." + frame.getMethodName())
                    .distinct()
                    .limit(NEAREST)
                    .collect(joining(" ")));
        }

        List<String> of(String what) {
            return what.equals("statement") ? statements : transactions;
        }

        @Override
        public void close() {
            listened.forEach(logger -> {
                logger.detachAppender(this);
                logger.setAdditive(true);
            });
            for (int n = 0; n < before.size(); n++) listened.get(n).setLevel(before.get(n));
        }

        @Override
        public String toString() {
            return String.join("\n", statements) + "\n" + String.join("\n", transactions);
        }
    }
}
