package dk.ramme;

import dk.ramme.imports.RegistrySimulator;
import java.net.InetSocketAddress;
import java.time.Clock;

/** The MitID simulator and the signature registry as a process of their own, for {@code docker-compose.yml}. */
public final class ComposeMitId {

    private static final int PORT = 8090;
    private static final int REGISTRY_PORT = 8091;

    private ComposeMitId() {}

    public static void main(String[] args) throws InterruptedException {
        var everywhere = new InetSocketAddress(PORT).getAddress();
        try (var simulator = new MitIdSimulator(PORT, Clock.systemUTC(), everywhere);
                var registry = new RegistrySimulator(REGISTRY_PORT, Clock.systemUTC())) {
            System.out.printf("MitID is at %s, the signature registry at %s.%n", simulator.issuer(), registry.url());
            Thread.currentThread().join();
        }
    }
}
