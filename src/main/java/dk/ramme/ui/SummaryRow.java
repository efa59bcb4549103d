package dk.ramme.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question with its answers, and where to change them ({@code changeHiddenTextKey} tells screen readers what is changed). */
public record SummaryRow(
        String labelKey,
        List<String> values,
        @Nullable String changeHref,
        @Nullable String changeHiddenTextKey) {

    public SummaryRow {
        values = List.copyOf(values);
    }

    public SummaryRow(
            String labelKey, String value, @Nullable String changeHref, @Nullable String changeHiddenTextKey) {
        this(labelKey, List.of(value), changeHref, changeHiddenTextKey);
    }

    /** An answer that cannot be changed from here. */
    public SummaryRow(String labelKey, String value) {
        this(labelKey, List.of(value), null, null);
    }
}
