package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.ResourceUtils;
import tools.jackson.databind.json.JsonMapper;

/** Puts companies nobody else in the tests uses into the file of the company register, behind the demonstration's. */
public final class Companies {

    private Companies() {}

    /** A company of which Karen Holm, born 15 March 1967, is a representative. */
    public static CvrNumber withKaren() {
        return register(Map.of("representatives", List.of(Map.of("name", "Karen Holm", "birthDate", "1967-03-15"))));
    }

    public static CvrNumber register(Map<String, ?> fields) {
        var cvr = AnyCvr.fresh();
        var company = new LinkedHashMap<String, Object>(Map.of(
                "cvr",
                cvr.value(),
                "name",
                "Sønderby Smedje " + cvr.value(),
                "address",
                "Smedevej 1, 6000 Kolding",
                "form",
                "Anpartsselskab",
                "startedOn",
                "2001-01-01",
                "signing",
                "JOINT",
                "hasUsers",
                true,
                "representatives",
                List.of()));
        company.putAll(fields);
        append(new JsonMapper().writeValueAsString(company) + "\n");
        return cvr;
    }

    private static synchronized void append(String line) {
        try {
            Path file = ResourceUtils.getFile("classpath:demo/companies.jsonl").toPath();
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
