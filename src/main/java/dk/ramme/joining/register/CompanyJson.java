package dk.ramme.joining.register;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.Company.Signing;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a company as both adapters get it. Unknown fields are let be; what is needed must be there and right, and once: of
 * two that differ nobody knows which is true. No message holds anything of the answer but the names of the contract's own fields.
 */
final class CompanyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final int LONGEST_NAME = 300;

    private CompanyJson() {}

    /** @throws RegisterUnavailable when it is not a company, or another one than was asked for */
    static Company read(byte[] json, CvrNumber asked) {
        var read = read(json);
        if (!CvrNumber.isValid(read.cvr)) throw refused("cvr is missing or no CVR number");
        if (!asked.equals(new CvrNumber(String.valueOf(read.cvr)))) throw refused("it is another company's");
        return read.company(asked);
    }

    private static Read read(byte[] json) {
        try {
            var read = MAPPER.readValue(json, Read.class);
            if (read == null) throw refused("it is no company");
            return read;
        } catch (DatabindException unfit) {
            var fields = unfit.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                    .collect(Collectors.joining("."));
            throw refused(fields.isEmpty() ? "it is no company" : fields + " cannot be read");
        } catch (JacksonException malformed) {
            throw refused(isDuplicate(malformed) ? "a field stands twice" : "broken JSON");
        }
    }

    /** The library has no type of its own for it. */
    private static boolean isDuplicate(JacksonException malformed) {
        return String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate Object property");
    }

    private static RegisterUnavailable refused(String because) {
        return new RegisterUnavailable("the answer of the company register is not as agreed: " + because);
    }

    /** As it stands in the JSON. */
    private record Read(
            @Nullable String cvr,
            @Nullable String name,
            @Nullable String address,
            @Nullable String form,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn,
            @Nullable Signing signing,
            boolean hasUsers,
            @Nullable List<@Nullable Person> representatives) {

        Company company(CvrNumber number) {
            if (name == null || name.isBlank()) throw refused("name is missing");
            if (signing == null) throw refused("signing is missing");
            if (representatives == null) throw refused("representatives is missing");
            return new Company(
                    number,
                    name.strip()
                            .substring(0, Math.min(LONGEST_NAME, name.strip().length())),
                    address == null ? "" : address.strip(),
                    form == null ? "" : form.strip(),
                    startedOn,
                    endedOn,
                    signing,
                    hasUsers,
                    representatives.stream().map(CompanyJson::representative).toList());
        }
    }

    private record Person(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String cpr) {}

    private static Representative representative(@Nullable Person person) {
        if (person == null || person.name == null || person.name.isBlank()) {
            throw refused("the name of a representative is missing");
        }
        if (person.birthDate == null && person.cpr == null) {
            throw refused("a representative has neither birthDate nor cpr");
        }
        return new Representative(person.name.strip(), person.birthDate, cpr(person.cpr));
    }

    private static @Nullable CprNumber cpr(@Nullable String cpr) {
        try {
            return cpr == null ? null : new CprNumber(cpr);
        } catch (IllegalArgumentException unfit) {
            throw refused("the cpr of a representative is no CPR number");
        }
    }
}
