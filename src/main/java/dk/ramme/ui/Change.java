package dk.ramme.ui;

/** One answer two people gave at once: what stands now, and what the later one wanted ({@code error/409} lists them as {@code changes}). */
public record Change(String labelKey, String stands, String yours) {}
