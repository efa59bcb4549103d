package dk.ramme.means;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Keeps a set of means in one column, as their names in their own order with spaces between. */
@Converter
public class MeansConverter implements AttributeConverter<Set<IdentificationMeans>, String> {

    @Override
    public String convertToDatabaseColumn(Set<IdentificationMeans> means) {
        return means.stream().sorted().map(Enum::name).collect(joining(" "));
    }

    @Override
    public Set<IdentificationMeans> convertToEntityAttribute(String column) {
        var means = EnumSet.noneOf(IdentificationMeans.class);
        Arrays.stream(column.split(" "))
                .filter(name -> !name.isEmpty())
                .map(IdentificationMeans::valueOf)
                .forEach(means::add);
        return means;
    }
}
