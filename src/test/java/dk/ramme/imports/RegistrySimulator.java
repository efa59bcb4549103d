package dk.ramme.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry of employee signatures as docs/signature-registry.md describes it, which knows the companies of the
 * demonstration. Tests let it know others, and let it fail.
 */
public final class RegistrySimulator implements AutoCloseable {

    public static final String TOKEN = "demo-never-in-production";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PATH = Pattern.compile("/v1/companies/([0-9]{8})/([a-z]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(RegistrySimulator::daemon);
    private final Map<String, RegisteredCompany> companies = new ConcurrentHashMap<>();
    private final Queue<RegistryFault> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> fetches = new ConcurrentHashMap<>();
    private volatile String askedLast = "";

    /** @param port 0 for any */
    public RegistrySimulator(int port, Clock clock) {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), clock);
    }

    RegistrySimulator(InetSocketAddress address, Clock clock) {
        companies.putAll(
                DemoSignatures.companies(LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Copenhagen"))));
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("the signature registry could not start", failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on the registry has signatures of that company. */
    public void know(String cvr, RegisteredCompany company) {
        companies.put(cvr, company);
    }

    /** Each fault befalls one question, in this order; after them the registry is well again. */
    public void fail(RegistryFault... next) {
        faults.addAll(List.of(next));
    }

    public void fail(int times, RegistryFault fault) {
        for (int i = 0; i < times; i++) faults.add(fault);
    }

    /** No fault waits any longer, and nothing has been asked. */
    public void calm() {
        faults.clear();
        fetches.clear();
    }

    /** How often each page was asked for, by company, section and cursor: {@code 24256790/users?cursor}. */
    public Map<String, Integer> fetches() {
        return Map.copyOf(fetches);
    }

    /** Path and query of the last question, as they came. */
    public String askedLast() {
        return askedLast;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            askedLast = exchange.getRequestURI().toString();
            var asked = PATH.matcher(exchange.getRequestURI().getPath());
            var query = query(exchange);
            var known = asked.matches();
            if (known) {
                var page = asked.group(1) + "/" + asked.group(2) + "?" + query.getOrDefault("cursor", "");
                fetches.merge(page, 1, Integer::sum);
            }
            RegistryFault.Usual usual = () -> {
                if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    exchange.sendResponseHeaders(401, -1);
                } else if (!known) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    send(exchange, asked.group(1), asked.group(2), query);
                }
            };
            var fault = faults.poll();
            if (fault == null) usual.send();
            else fault.answer(exchange, usual);
        }
    }

    private void send(HttpExchange exchange, String cvr, String name, Map<String, String> query) throws IOException {
        var company = companies.get(cvr);
        var section = company == null ? null : company.section(name);
        if (section == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        int from = query.containsKey("cursor") ? place(query.get("cursor")) : 0;
        int to = Math.min(section.size(), from + Integer.parseInt(query.getOrDefault("limit", "1000")));
        var page = new HashMap<String, @Nullable Object>();
        page.put("cvr", cvr);
        page.put("section", name);
        page.put("total", section.size());
        page.put("next", to < section.size() ? cursor(to) : null);
        page.put("items", section.subList(Math.min(from, to), to));
        var body = JSON.writeValueAsBytes(page);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String cursor(int place) {
        return Base64.getUrlEncoder().encodeToString(("from " + place).getBytes(StandardCharsets.UTF_8));
    }

    private static int place(String cursor) {
        return Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).substring(5));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var found = new HashMap<String, String>();
        var query = exchange.getRequestURI().getQuery();
        if (query == null) return found;
        for (var part : query.split("&")) {
            var pair = part.split("=", 2);
            found.put(pair[0], pair[1]);
        }
        return found;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "signature-registry");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
