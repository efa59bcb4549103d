package dk.ramme.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server with whims: it refuses whom it is told to, knows or does not know STARTTLS, and dies when it is told to. */
public final class SmtpDouble implements AutoCloseable {

    /** Closes the connection instead of answering. */
    static final String BREAK = "break";

    /** By recipient, and for all recipients without one of their own; by command in capital letters for the others. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    volatile String greeting = "220 double";
    public volatile String toAll = "250 ok";
    volatile boolean offersLogin;
    volatile int mostConnections = Integer.MAX_VALUE;
    public final List<Received> received = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    volatile Supplier<String> afterData = () -> "250 taken";

    private final AtomicInteger open = new AtomicInteger();
    private final ServerSocket socket;
    private final @Nullable SSLContext tls;

    public SmtpDouble() {
        this(null);
    }

    SmtpDouble(@Nullable SSLContext tls) {
        this.tls = tls;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var doorman = new Thread(this::welcome, "smtp-double");
        doorman.setDaemon(true);
        doorman.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    long count(String command) {
        return commands.stream()
                .filter(one -> one.toUpperCase(Locale.ROOT).startsWith(command))
                .count();
    }

    List<Received> to(String recipient) {
        return received.stream()
                .filter(one -> one.recipients().contains(recipient))
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void welcome() {
        while (!socket.isClosed()) {
            try {
                var guest = socket.accept();
                var mayStay = open.incrementAndGet() <= mostConnections;
                var talk = new Thread(() -> talk(guest, mayStay), "smtp-double-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket guest, boolean mayStay) {
        try (guest) {
            if (mayStay) {
                new Conversation(guest).hold();
            } else {
                guest.getOutputStream().write("421 4.7.0 Too many connections\r\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            // the guest has left
        } finally {
            open.decrementAndGet();
        }
    }

    /** A mail as it came over the line. */
    public record Received(List<String> recipients, String raw) {

        public String header(String name) {
            return raw.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no header " + name));
        }

        String link() {
            try {
                var message = new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
                return ReceivedMail.read(message).firstLink();
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private final class Conversation {

        private Socket guest;
        private BufferedReader in;
        private PrintStream out;
        private List<String> recipients = new ArrayList<>();

        Conversation(Socket guest) throws IOException {
            open(guest);
        }

        private void open(Socket line) throws IOException {
            guest = line;
            in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
            out = new PrintStream(line.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        void hold() throws IOException {
            say(greeting);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                        say("250-double\r\n" + (offersLogin ? "250-AUTH PLAIN\r\n" : "")
                                + (tls == null ? "250 8BITMIME" : "250 STARTTLS"));
                    case "STARTTLS" -> startTls();
                    case "MAIL" -> {
                        recipients = new ArrayList<>();
                        say(answers.getOrDefault(verb, "250 ok"));
                    }
                    case "RCPT" -> recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                    case "DATA" -> data();
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say(answers.getOrDefault(verb, "250 ok"));
                }
            }
        }

        private void recipient(String address) throws IOException {
            var answer = answers.getOrDefault(address, toAll);
            if (answer.startsWith("250")) {
                recipients.add(address);
            }
            say(answer);
        }

        private void data() throws IOException {
            var answer = answers.getOrDefault("DATA", "354 go on");
            say(answer);
            if (!answer.startsWith("354")) {
                return;
            }
            var raw = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                raw.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            }
            var taken = new Received(List.copyOf(recipients), raw.toString());
            var end = afterData.get();
            if (end.startsWith("250") || end.equals(BREAK)) {
                received.add(taken);
            }
            say(end);
        }

        private void startTls() throws IOException {
            if (tls == null) {
                say("502 not here");
                return;
            }
            say("220 go on");
            var secured = (SSLSocket) tls.getSocketFactory()
                    .createSocket(guest, guest.getInetAddress().getHostAddress(), guest.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            open(secured);
        }

        private void say(String answer) throws IOException {
            if (answer.equals(BREAK)) {
                guest.close();
                throw new EOFException("told to break");
            }
            out.print(answer + "\r\n");
            out.flush();
        }
    }
}
