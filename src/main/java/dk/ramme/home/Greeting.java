package dk.ramme.home;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** How one greets at this time of day in Denmark. */
@Component
class Greeting {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Clock clock;

    Greeting(Clock clock) {
        this.clock = clock;
    }

    String key() {
        var hour = clock.instant().atZone(COPENHAGEN).getHour();
        if (hour < 5 || hour >= 18) {
            return "home.mine.evening";
        }
        if (hour < 9) {
            return "home.mine.morning";
        }
        return hour < 12 ? "home.mine.forenoon" : "home.mine.afternoon";
    }
}
