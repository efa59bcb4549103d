package dk.ramme.joining.register;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a company as both adapters get it. Unknown fields are let be; what is needed must be there and right. */
final class CompanyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final int LONGEST_NAME = 300;

    private CompanyJson() {}

    /** @throws RegisterUnavailable when it is not a company, or another one than was asked for */
    static Company read(byte[] json, CvrNumber asked) {
        Company company;
        try {
            company = MAPPER.readValue(json, Read.class).company();
        } catch (JacksonException | IllegalArgumentException | NullPointerException malformed) {
            throw new RegisterUnavailable("the register's answer for " + asked + " is not a company");
        }
        if (!company.cvr().equals(asked)) {
            throw new RegisterUnavailable("the register answered with another company than " + asked);
        }
        return company;
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
            @Nullable List<Person> representatives) {

        Company company() {
            if (cvr == null || name == null || name.isBlank() || signing == null || representatives == null) {
                throw new IllegalArgumentException("incomplete");
            }
            return new Company(
                    new CvrNumber(cvr),
                    name.strip()
                            .substring(0, Math.min(LONGEST_NAME, name.strip().length())),
                    address == null ? "" : address.strip(),
                    form == null ? "" : form.strip(),
                    startedOn,
                    endedOn,
                    signing,
                    hasUsers,
                    representatives.stream().map(Person::representative).toList());
        }
    }

    private record Person(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String cpr) {

        Representative representative() {
            if (name == null || name.isBlank() || birthDate == null && cpr == null) {
                throw new IllegalArgumentException("incomplete");
            }
            return new Representative(name.strip(), birthDate, cpr == null ? null : new CprNumber(cpr));
        }
    }
}
