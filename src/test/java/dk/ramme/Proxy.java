package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;

/** nginx before two nodes on this machine, as {@code docs/nginx.conf} has it: what is tried is the example itself. */
public final class Proxy implements AutoCloseable {

    private static final Path EXAMPLE = Path.of("docs", "nginx.conf");
    private static final char[] PASSWORD = "of-the-tests".toCharArray();

    private final Path folder;
    private final int port = ServingNode.freePort();
    private final int plainPort = ServingNode.freePort();
    private final Process nginx;

    /** Without an nginx the calling test is skipped. */
    public Proxy(Path folder, int left, int right) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(log());
            makeCertificate();
            Files.writeString(folder.resolve("ramme.conf"), example(left, right));
            Files.writeString(folder.resolve("nginx.conf"), around());
            nginx = new ProcessBuilder(program(), "-p", this.folder + "/", "-c", this.folder + "/nginx.conf")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.out").toFile())
                    .start();
        } catch (IOException | GeneralSecurityException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String address() {
        return "https://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** Where it speaks without encryption. */
    public int plainPort() {
        return plainPort;
    }

    /** What was asked so far, and of whom. */
    public List<Asked> asked() {
        try (var lines = Files.lines(log())) {
            return lines.map(line -> line.split(" ", 4))
                    .map(part -> new Asked(
                            part[0],
                            part[1],
                            Integer.parseInt(part[2]),
                            Stream.of(part[3].split(", ")).toList()))
                    .toList();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param nodes the addresses that were tried, the one that answered last */
    public record Asked(String method, String path, int status, List<String> nodes) {

        public boolean by(int port) {
            return nodes.get(nodes.size() - 1).endsWith(":" + port);
        }
    }

    /** Trusts the certificate, which nobody else has signed. */
    public SSLContext trust() {
        try {
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys());
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        nginx.destroy();
        nginx.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private String example(int left, int right) throws IOException {
        var text = Files.readString(EXAMPLE);
        var here = Map.of(
                "10.0.0.11:8080", "127.0.0.1:" + left,
                "10.0.0.12:8080", "127.0.0.1:" + right,
                "listen 80", "listen 127.0.0.1:" + plainPort,
                "listen 443 ", "listen 127.0.0.1:" + port + " ",
                "/etc/nginx/ramme.", folder + "/ramme.",
                "/etc/nginx/ramme-pages", EXAMPLE.toAbsolutePath().getParent().toString(),
                "ramme.example", "localhost");
        for (var one : here.entrySet()) {
            assertThat(text).contains(one.getKey());
            text = text.replace(one.getKey(), one.getValue());
        }
        return text;
    }

    /** What a distribution's own nginx.conf has around it; one worker, so that each request meets the other node. */
    private String around() {
        return """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log nginx.log;
                user %s;
                worker_rlimit_nofile 10000;
                events { worker_connections 8192; }
                http {
                    log_format asked '$request_method $uri $status $upstream_addr';
                    access_log %s asked;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include %s/ramme.conf;
                }
                """.formatted(System.getProperty("user.name"), log(), folder);
    }

    private Path log() {
        return folder.resolve("access.log");
    }

    private void makeCertificate() throws IOException, GeneralSecurityException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Files.deleteIfExists(folder.resolve("keys.p12"));
        var made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "ramme",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        folder.resolve("keys.p12").toString()))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        pem("ramme.key", "PRIVATE KEY", keys().getKey("ramme", PASSWORD).getEncoded());
        pem("ramme.crt", "CERTIFICATE", keys().getCertificate("ramme").getEncoded());
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD);
    }

    private void pem(String file, String what, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                folder.resolve(file), "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text));
    }

    private static String program() {
        var found = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst();
        if (found.isEmpty()) {
            System.err.println("""

                    *** A TEST OF docs/nginx.conf IS SKIPPED: no nginx was found. Install one (Debian: apt-get install nginx-light). ***
                    """);
        }
        Assumptions.assumeTrue(found.isPresent(), "no nginx");
        return found.orElseThrow();
    }
}
