package dk.ramme.settings;

import dk.ramme.identifier.EanNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.organisation.OrganisationDatum.Kind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * How the organisation wants its invoices, as typed.
 *
 * @param version what stood when the page was opened
 */
record InvoicingForm(
        @NotNull(message = "{settings.invoicing.way.missing}")
        @Pattern(regexp = "EMAIL|EAN", message = "{settings.invoicing.way.missing}")
        @Nullable
        String way,

        @Nullable String email,
        @Nullable String ean,

        @Size(max = LONGEST, message = "{settings.invoicing.tooLong}") @Nullable
        String name,

        @Size(max = LONGEST, message = "{settings.invoicing.tooLong}") @Nullable
        String attention,

        @Size(max = LONGEST, message = "{settings.invoicing.tooLong}") @Nullable
        String reference,

        @Nullable String version) {

    private static final int LONGEST = 100;

    static InvoicingForm of(Map<Kind, String> stands, String version) {
        var way = stands.containsKey(Kind.INVOICE_EAN) ? "EAN" : stands.isEmpty() ? null : "EMAIL";
        return new InvoicingForm(
                way,
                stands.get(Kind.INVOICE_EMAIL),
                stands.get(Kind.INVOICE_EAN),
                stands.get(Kind.INVOICE_NAME),
                stands.get(Kind.INVOICE_ATTENTION),
                stands.get(Kind.INVOICE_REFERENCE),
                version);
    }

    /** What the chosen way needs. What was typed for the other one is passed over. */
    void check(BindingResult binding) {
        if ("EMAIL".equals(way)) {
            if (typed(email).isEmpty()) {
                binding.rejectValue("email", "settings.invoicing.email.missing");
            } else {
                EmailAddress.problem(typed(email)).ifPresent(wrong -> binding.rejectValue("email", wrong.messageKey()));
            }
        } else if ("EAN".equals(way)) {
            if (typed(ean).isEmpty()) {
                binding.rejectValue("ean", "settings.invoicing.ean.missing");
            } else if (!EanNumber.isValid(ean)) {
                binding.rejectValue("ean", "settings.invoicing.ean.wrong");
            }
            if (typed(name).isEmpty()) {
                binding.rejectValue("name", "settings.invoicing.name.missing");
            }
        }
    }

    /** What is to be kept. Call it only when nothing is wrong with what was typed. */
    Map<Kind, String> invoicing() {
        var kept = new EnumMap<Kind, String>(Kind.class);
        if ("EMAIL".equals(way)) {
            kept.put(Kind.INVOICE_EMAIL, EmailAddress.parse(typed(email)).value());
            return kept;
        }
        kept.put(Kind.INVOICE_EAN, EanNumber.parse(typed(ean)).value());
        put(kept, Kind.INVOICE_NAME, name);
        put(kept, Kind.INVOICE_ATTENTION, attention);
        put(kept, Kind.INVOICE_REFERENCE, reference);
        return kept;
    }

    private static void put(Map<Kind, String> kept, Kind kind, @Nullable String text) {
        if (!typed(text).isEmpty()) {
            kept.put(kind, typed(text));
        }
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
