package dk.ramme.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
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
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server with whims: it refuses whom it is told to, knows or does not know STARTTLS, and dies when it is told to. */
final class SmtpDouble implements AutoCloseable {

    final Map<String, String> answers = new ConcurrentHashMap<>();
    final List<Received> received = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    volatile Supplier<String> afterData = () -> "250 taken";

    private final ServerSocket socket;
    private final @Nullable SSLContext tls;

    SmtpDouble() {
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

    int port() {
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
                var talk = new Thread(() -> talk(guest), "smtp-double-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket guest) {
        try (guest) {
            new Conversation(guest).hold();
        } catch (IOException gone) {
            // the guest has left
        }
    }

    /** A mail as it came over the line. */
    record Received(List<String> recipients, String raw) {

        String header(String name) {
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
            say("220 double");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(tls == null ? "250 double" : "250-double\r\n250 STARTTLS");
                    case "STARTTLS" -> startTls();
                    case "MAIL" -> {
                        recipients = new ArrayList<>();
                        say("250 ok");
                    }
                    case "RCPT" -> recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                    case "DATA" -> data();
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("250 ok");
                }
            }
        }

        private void recipient(String address) {
            var answer = answers.getOrDefault(address, "250 ok");
            if (answer.startsWith("250")) {
                recipients.add(address);
            }
            say(answer);
        }

        private void data() throws IOException {
            say("354 go on");
            var raw = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                raw.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            }
            received.add(new Received(List.copyOf(recipients), raw.toString()));
            say(afterData.get());
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

        private void say(String answer) {
            out.print(answer + "\r\n");
            out.flush();
        }
    }
}
