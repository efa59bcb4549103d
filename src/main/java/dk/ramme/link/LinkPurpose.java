package dk.ramme.link;

import java.time.Duration;

/** What a mailed link leads to, and how long it lives (J3, A2). */
public enum LinkPurpose {
    SETUP(Duration.ofDays(60)),
    ACTIVATION(Duration.ofDays(30));

    private final Duration lifetime;

    LinkPurpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }
}
