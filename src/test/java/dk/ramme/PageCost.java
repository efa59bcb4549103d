package dk.ramme;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dk.ramme.login.SignedInAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Listens to what this thread says of its statements and transactions; the request is answered on it. */
final class PageCost extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int NEAREST = 6;
    private static final Set<String> TESTS =
            Set.of(PageCost.class.getName(), PageCostTests.class.getName(), PageBenchTests.class.getName());

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
    private final List<Level> before = listened.stream().map(Logger::getLevel).toList();
    private final Thread thread = Thread.currentThread();
    private final List<String> statements = new ArrayList<>();
    private final List<String> transactions = new ArrayList<>();

    PageCost() {
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
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("dk.ramme."))
                        .filter(frame -> !TESTS.contains(frame.getClassName()))
                        .map(frame ->
                                frame.getClassName().replaceAll(".*\\.|\\$\\$.*", "") + "." + frame.getMethodName())
                        .distinct()
                        .limit(NEAREST)
                        .collect(joining(" ")));
    }

    List<String> statements() {
        return statements;
    }

    List<String> transactions() {
        return transactions;
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
