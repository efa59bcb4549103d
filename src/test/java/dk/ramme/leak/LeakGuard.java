package dk.ramme.leak;

import com.icegreen.greenmail.util.GreenMail;
import dk.ramme.Superuser;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Sees to it that no CPR number leaks from the application while it is tested: what it says and where browsers go is looked at
 * as it happens; its mails and its database when all tests are done. A leak fails the run, whatever the order of the tests.
 */
public final class LeakGuard implements BeforeAllCallback {

    private static final Leaks LEAKS = new Leaks();
    private static final Set<Application> APPLICATIONS = ConcurrentHashMap.newKeySet();
    private static volatile String during = "the start";

    /** An application that is tested; looked at when it is closed, or when all tests are done. */
    public static AutoCloseable watch(Superuser database, GreenMail mails) {
        var application = new Application(database, mails);
        APPLICATIONS.add(application);
        return application;
    }

    /** A browser asks for an address. */
    public static void asked(String url) {
        LEAKS.look("address asked for during " + during, url);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        during = context.getRequiredTestClass().getSimpleName();
        context.getRoot()
                .getStore(Namespace.create(LeakGuard.class))
                .computeIfAbsent(Watch.class, key -> new Watch(), Watch.class);
    }

    /** Begun with the first class of tests, and closed by JUnit after the last. */
    private static final class Watch implements AutoCloseable {

        Watch() {
            System.setOut(new WatchedStream(System.out, Watch::said));
            System.setErr(new WatchedStream(System.err, Watch::said));
        }

        private static void said(String line) {
            LEAKS.look("log during " + during, line);
        }

        @Override
        public void close() {
            APPLICATIONS.forEach(Application::close);
            var found = List.copyOf(LEAKS.found());
            if (!found.isEmpty()) {
                throw new AssertionError("CPR numbers have leaked:\n" + String.join("\n", found));
            }
        }
    }

    private record Application(Superuser database, GreenMail mails) implements AutoCloseable {

        @Override
        public void close() {
            if (!APPLICATIONS.remove(this)) return;
            MailLook.at(mails.getReceivedMessages(), LEAKS);
            DatabaseLook.at(database.url(), database.name(), database.password(), "public", LEAKS);
        }
    }
}
