package dk.ramme.means;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps a set of means in one column, as their names in their own order with spaces between. */
@Converter
public class MeansConverter implements AttributeConverter<Set<IdentificationMeans>, String> {

    /** All sets of means there can be, the empty one too. */
    public static List<Set<IdentificationMeans>> sets() {
        var all = IdentificationMeans.values();
        return IntStream.range(0, 1 << all.length)
                .mapToObj(bits -> Arrays.stream(all)
                        .filter(means -> (bits >> means.ordinal() & 1) == 1)
                        .collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

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
