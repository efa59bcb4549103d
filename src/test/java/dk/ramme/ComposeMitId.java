package dk.ramme;

import java.net.InetSocketAddress;
import java.time.Clock;

/** The MitID simulator as a process of its own, for {@code docker-compose.yml}. */
public final class ComposeMitId {

    private static final int PORT = 8090;

    private ComposeMitId() {}

    public static void main(String[] args) throws InterruptedException {
        var everywhere = new InetSocketAddress(PORT).getAddress();
        try (var simulator = new MitIdSimulator(PORT, Clock.systemUTC(), everywhere)) {
            System.out.println("The MitID simulator is ready on port " + PORT + ".");
            Thread.currentThread().join();
        }
    }
}
