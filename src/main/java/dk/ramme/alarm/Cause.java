package dk.ramme.alarm;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;

/** Why something failed, in words for whoever runs Ramme. */
public final class Cause {

    private Cause() {}

    /**
     * Why another system could not be talked to: name, connection, certificate, time or status. It holds nothing of what that
     * system sent, so it may stand in a log.
     */
    public static String ofConnection(Throwable failure) {
        String said = null;
        for (var cause : chain(failure)) {
            var words = words(cause);
            // the innermost that says anything knows best
            if (words != null) said = words;
        }
        return said == null ? deepest(failure).getClass().getSimpleName() : said;
    }

    /** All that the failure and its causes say, for the person who typed the command that failed. */
    public static String told(Throwable failure) {
        Set<String> said = new LinkedHashSet<>();
        for (var cause : chain(failure)) {
            var message = message(cause);
            // many wrap a cause by repeating it
            said.removeIf(before -> before.contains(message) || before.equals(cause.toString()));
            said.add(message);
        }
        return String.join(": ", said);
    }

    private static String message(Throwable cause) {
        var message = cause.getMessage();
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "there is no file " + message;
        }
        if (cause instanceof AccessDeniedException) return "no permission for the file " + message;
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
    }

    private static @Nullable String words(Throwable cause) {
        if (cause instanceof RestClientResponseException answer) {
            return "status " + answer.getStatusCode().value();
        }
        if (cause instanceof UnknownHostException) return "there is no host of this name: " + cause.getMessage();
        if (cause instanceof UnresolvedAddressException) return "there is no host of this name";
        if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
            return "this Java does not trust who issued the certificate (docs/operation.md, \"Certificates\"): "
                    + cause.getMessage();
        }
        if (cause instanceof CertificateException) return "the certificate is not accepted: " + cause.getMessage();
        if (cause instanceof SSLException) return "no encrypted connection: " + cause.getMessage();
        if (cause instanceof HttpConnectTimeoutException) return "no connection in time";
        if (isLate(cause)) return "no answer in time";
        return cause instanceof ConnectException ? "nobody listens there" : null;
    }

    private static boolean isLate(Throwable cause) {
        return cause instanceof HttpTimeoutException
                || cause instanceof java.net.SocketTimeoutException
                || cause instanceof TimeoutException;
    }

    private static Throwable deepest(Throwable failure) {
        var chain = chain(failure);
        return chain.get(chain.size() - 1);
    }

    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) chain.add(cause);
        return chain;
    }
}
