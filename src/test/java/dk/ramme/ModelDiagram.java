package dk.ramme;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.FetchType;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the entities, their associations and what they embed, module by module, as a class diagram of Mermaid. */
final class ModelDiagram {

    private final Metamodel model;

    ModelDiagram(Metamodel model) {
        this.model = model;
    }

    String draw() {
        var lines =
                Stream.of(Stream.of("classDiagram"), modules(), associations().map(line -> "    " + line));
        return lines.flatMap(line -> line).collect(joining("\n"));
    }

    /** Entities and embeddables; keys are shown where they are used. */
    List<ManagedType<?>> types() {
        var keys = model.getEntities().stream().flatMap(ModelDiagram::keys).collect(Collectors.toSet());
        return Stream.concat(model.getEntities().stream(), model.getEmbeddables().stream())
                .filter(type -> !keys.contains(type.getJavaType()))
                .sorted(Comparator.comparing(ModelDiagram::name))
                .toList();
    }

    private static Stream<Class<?>> keys(EntityType<?> entity) {
        return Stream.ofNullable(entity.getJavaType().getAnnotation(IdClass.class))
                .map(IdClass::value);
    }

    private Stream<String> modules() {
        Map<String, List<ManagedType<?>>> modules = types().stream()
                .collect(Collectors.groupingBy(ModelDiagram::module, TreeMap::new, Collectors.toList()));
        return modules.entrySet().stream()
                .flatMap(module -> Stream.of(
                                Stream.of("    namespace " + module.getKey() + " {"),
                                module.getValue().stream().flatMap(ModelDiagram::box),
                                Stream.of("    }"))
                        .flatMap(line -> line));
    }

    private static Stream<String> box(ManagedType<?> type) {
        var kind = type instanceof EntityType ? "" : "            <<embeddable>>";
        return Stream.of(
                        Stream.of("        class " + name(type) + " {"),
                        Stream.of(kind).filter(line -> !line.isEmpty()),
                        attributes(type)
                                .filter(one -> target(one) == null)
                                .map(one -> "            "
                                        + one.getJavaType().getSimpleName().replace("[]", "") + " " + one.getName()),
                        Stream.of("        }"))
                .flatMap(line -> line);
    }

    private Stream<String> associations() {
        return types().stream()
                .flatMap(type -> attributes(type)
                        .filter(one -> target(one) != null && !isSeenFromTheOtherSide(type, one))
                        .map(one -> association(type, one, target(one))));
    }

    private static String association(ManagedType<?> from, Attribute<?, ?> by, @Nullable ManagedType<?> to) {
        return name(from) + " " + line(by, to) + " " + (to == null ? "" : name(to)) + " : " + by.getName();
    }

    /** A filled diamond is what lives and dies with its owner. */
    private static String line(Attribute<?, ?> by, @Nullable ManagedType<?> to) {
        var one = isNullable(by) ? "\"0..1\"" : "\"1\"";
        var many = by.isCollection() ? "\"*\"" : one;
        var annotation = ((AnnotatedElement) by.getJavaMember()).getAnnotation(OneToMany.class);
        var owned = to instanceof EmbeddableType || annotation != null && annotation.orphanRemoval();
        return owned ? "*-- " + many : "\"" + (by.isCollection() ? "1" : "*") + "\" --> " + many;
    }

    private static boolean isNullable(Attribute<?, ?> one) {
        return ((Field) one.getJavaMember()).getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isSeenFromTheOtherSide(ManagedType<?> from, Attribute<?, ?> one) {
        var to = target(one);
        return to != null
                && ((AnnotatedElement) one.getJavaMember()).isAnnotationPresent(ManyToOne.class)
                && to.getAttributes().stream()
                        .filter(back -> from.equals(target(back)))
                        .map(back -> ((AnnotatedElement) back.getJavaMember()).getAnnotation(OneToMany.class))
                        .anyMatch(many -> many != null && many.mappedBy().equals(one.getName()));
    }

    /** Those that identify first, the rest by name. */
    private static Stream<Attribute<?, ?>> attributes(ManagedType<?> type) {
        return type.getAttributes().stream()
                .<Attribute<?, ?>>map(one -> one)
                .sorted(Comparator.<Attribute<?, ?>, Boolean>comparing(
                                one -> !(one instanceof SingularAttribute<?, ?> singular && singular.isId()))
                        .thenComparing(Attribute::getName));
    }

    /** What it leads to, if that is a part of the model itself. */
    static @Nullable ManagedType<?> target(Attribute<?, ?> one) {
        var type = one instanceof PluralAttribute<?, ?, ?> many ? many.getElementType() : type(one);
        return type instanceof ManagedType<?> managed ? managed : null;
    }

    private static Type<?> type(Attribute<?, ?> one) {
        return ((SingularAttribute<?, ?>) one).getType();
    }

    static Set<Attribute<?, ?>> toEntities(EntityType<?> entity) {
        return attributes(entity)
                .filter(one -> target(one) instanceof EntityType)
                .collect(Collectors.toSet());
    }

    /** Whether it is read only when it is asked for; collections are, unless somebody said otherwise. */
    static boolean isLazy(Attribute<?, ?> one) {
        var field = (AnnotatedElement) one.getJavaMember();
        var toOne = field.getAnnotation(ManyToOne.class);
        var oneToOne = field.getAnnotation(OneToOne.class);
        var toMany = field.getAnnotation(OneToMany.class);
        return Stream.of(
                        toOne == null ? null : toOne.fetch(),
                        oneToOne == null ? null : oneToOne.fetch(),
                        toMany == null ? null : toMany.fetch())
                .filter(Objects::nonNull)
                .allMatch(FetchType.LAZY::equals);
    }

    static String module(ManagedType<?> type) {
        return type.getJavaType().getPackageName().replace("dk.ramme.", "").split("\\.")[0];
    }

    private static String name(ManagedType<?> type) {
        return type.getJavaType().getSimpleName();
    }
}
