package dk.ramme.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Numbers as the page's language writes them. */
@Component("numbers")
public class Numbers {

    private static final long KILO = 1000;

    /** Thousands separated: 12.480 in Danish, 12,480 in English. */
    public String whole(long number) {
        return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(number);
    }

    /** An amount of Danish kroner: 1.139,00 kr. in Danish, DKK 1,139.00 in English. */
    public String kroner(BigDecimal amount) {
        var locale = LocaleContextHolder.getLocale();
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return locale.getLanguage().equals("da")
                ? format.format(amount) + "\u00a0kr."
                : "DKK\u00a0" + format.format(amount);
    }

    /** The share in whole per cent, never rounded up to a finished 100. */
    public int percent(long part, long total) {
        return total <= 0 ? 0 : (int) Math.min(100, part * 100 / total);
    }

    /** A company number in pairs: 24 25 67 90. */
    public String cvr(@Nullable String cvr) {
        return cvr == null ? "" : cvr.replaceAll("(\\d{2})(?=\\d)", "$1 ");
    }

    /** The size of a file: 840 kB, 2,4 MB. */
    public String size(long bytes) {
        if (bytes < KILO * KILO) return whole(Math.max(1, Math.round((double) bytes / KILO))) + " kB";
        NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
        format.setMaximumFractionDigits(1);
        return format.format((double) bytes / (KILO * KILO)) + " MB";
    }
}
