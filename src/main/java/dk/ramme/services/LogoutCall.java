package dk.ramme.services;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts a form to a service (O5). Its name is looked up once: the address that was looked at is the one that is called, whatever the name
 * stands for a moment later; the certificate has to be that of the name. Nobody is followed elsewhere, and nobody is waited for beyond
 * the time there is, however slowly they speak.
 */
final class LogoutCall {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int MOST_READ = 32_000;

    private final Duration timeout;
    private final boolean internal;
    private final Names names;

    /** @param internal whether addresses inside the operator's own network may be called */
    LogoutCall(Duration timeout, boolean internal, Names names) {
        this.timeout = timeout;
        this.internal = internal;
        this.names = names;
    }

    /** @return the status that was answered @throws IOException where nobody answered, in time or at all, or nobody may be asked */
    int post(URI address, String form) throws IOException {
        var found = names.lookUp(address.getHost());
        for (var one : found) {
            if (!internal && InnerNetworks.contain(one)) throw new Unfit("it is an address of an inner network");
        }
        try (var plain = new Socket(Proxy.NO_PROXY)) {
            var late = new AtomicBoolean();
            var end = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        close(plain);
                    },
                    delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
            try {
                plain.connect(new InetSocketAddress(found[0], port(address)), Math.toIntExact(timeout.toMillis()));
                return ask(isSecure(address) ? secured(plain, address) : plain, address, form);
            } catch (IOException failure) {
                if (!late.get()) throw failure;
                throw new SocketTimeoutException("no answer in time");
            } finally {
                end.cancel(false);
            }
        }
    }

    private static int ask(Socket socket, URI address, String form) throws IOException {
        var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        var request = String.join(
                "\r\n",
                "POST " + path + query + " HTTP/1.1",
                "Host: " + address.getRawAuthority(),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length(),
                "Accept: */*",
                "Connection: close",
                "",
                form);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return status(new Lines(socket.getInputStream()));
    }

    /** Of the answer itself, not of those that only say that it comes. */
    private static int status(Lines answer) throws IOException {
        while (true) {
            var line = STATUS.matcher(answer.next());
            if (!line.matches()) throw new Unfit("it does not answer as HTTP does");
            var status = Integer.parseInt(line.group(1));
            if (status >= 200) return status;
            while (!answer.next().isEmpty()) continue;
        }
    }

    private SSLSocket secured(Socket plain, URI address) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, address.getHost(), port(address), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int port(URI address) {
        if (address.getPort() != -1) return address.getPort();
        return isSecure(address) ? 443 : 80;
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Nobody was asked, or what answered was no service; it says why. */
    static final class Unfit extends IOException {

        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }
    }

    /** Says which addresses a name stands for now. */
    interface Names {
        InetAddress[] lookUp(String name) throws UnknownHostException;
    }

    /** The lines of an answer, as far as one cares to read. */
    private static final class Lines {

        private final InputStream from;
        private int read;

        Lines(InputStream from) {
            this.from = from;
        }

        String next() throws IOException {
            var line = new StringBuilder();
            for (var sign = from.read(); sign != '\n'; sign = from.read()) {
                if (sign == -1 || ++read > MOST_READ) throw new Unfit("it does not answer as HTTP does");
                if (sign != '\r') line.append((char) sign);
            }
            return line.toString();
        }
    }

    /** Addresses that lead into the operator's own network, or to nobody in particular, in whichever dress. */
    static final class InnerNetworks {

        private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
        private static final int IPV4 = 4;
        private static final int EMBEDDED_AT_THE_END = 12;
        private static final int EMBEDDED_IN_6TO4 = 2;

        private InnerNetworks() {}

        static boolean contain(InetAddress address) {
            var bytes = address.getAddress();
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()
                    || (bytes.length == IPV4 ? isInner4(bytes) : isInner6(bytes));
        }

        /** This network, the provider's (RFC 6598), protocol assignments, benchmarks (RFC 2544), and what is kept for later. */
        private static boolean isInner4(byte[] bytes) {
            var first = bytes[0] & 0xff;
            var second = bytes[1] & 0xff;
            return first == 0
                    || (first == 100 && (second & 0xc0) == 64)
                    || (first == 192 && second == 0 && bytes[2] == 0)
                    || (first == 198 && (second & 0xfe) == 18)
                    || first >= 240;
        }

        /** Unique local ones (RFC 4193), and those that lead to an inner one of the older kind. */
        private static boolean isInner6(byte[] bytes) {
            if ((bytes[0] & 0xfe) == 0xfc) return true;
            if (bytes[0] == 0x20 && bytes[1] == 0x02) return contain(embedded(bytes, EMBEDDED_IN_6TO4));
            var beginning = Arrays.copyOf(bytes, EMBEDDED_AT_THE_END);
            return (Arrays.equals(beginning, NAT64) || Arrays.equals(beginning, new byte[EMBEDDED_AT_THE_END]))
                    && contain(embedded(bytes, EMBEDDED_AT_THE_END));
        }

        private static InetAddress embedded(byte[] bytes, int at) {
            try {
                return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + IPV4));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException("it has " + IPV4 + " bytes", impossible);
            }
        }
    }
}
