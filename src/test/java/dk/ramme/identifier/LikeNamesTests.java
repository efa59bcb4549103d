package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which names fit each other is said in Java, and in the database for what concerns many users: they say the same (U8). */
@RammeTest
class LikeNamesTests {

    /** By first and last name, how they are written. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    "anders/baek",
                    List.of(
                            "Anders Bæk",
                            "ANDERS Bo Baek",
                            "Bæk, Anders",
                            "Bæk, Anders Bo",
                            "Bäk,Anders",
                            "anders  bæk")),
            Map.entry("aase/aeroe", List.of("Åse Ærø", "Aase Aeroe", "ÅSE Maria ÆRØ", "Ærø, Åse", "A\u030ase Ærø")),
            Map.entry("jens/jens", List.of("Jens", "jens", " JENS ", "Jens,", "Jens, Jr.")),
            Map.entry("jose/muller", List.of("José Muller", "Jose Muller", "Muller, José", "JOSÉ Maria Muller")),
            Map.entry("jose/mueller", List.of("José Mueller")),
            Map.entry("jorg/groß", List.of("Jorg Groß", "Groß, Jorg", "Jorg GROß")),
            Map.entry("jorg/gross", List.of("Jorg Gross")),
            Map.entry("anne-marie/holm", List.of("Anne-Marie Holm", "Holm,Anne-Marie", "Anne-Marie Bo-Krogh Holm")),
            Map.entry("anne/holm", List.of("Anne Marie Holm", "Holm, Anne Marie")),
            Map.entry("anne/holm-krogh", List.of("Anne Holm-Krogh", "Holm-Krogh, Anne", "Anne Marie Holm-Krogh")),
            Map.entry(
                    "emil/krogh",
                    List.of(
                            "Emil Krogh",
                            "Emil Bo Krogh",
                            "Krogh, Emil",
                            "Emil Krogh, Jr.",
                            "Emil Krogh, jr",
                            "Emil Krogh,Sr.",
                            "Emil Krogh, III",
                            "Emil Krogh, Ph.D.",
                            "Emil Krogh, cand.jur.",
                            "Emil Krogh, DIREKTØR",
                            "Emil Bo Krogh , vikar",
                            "Emil, Bo, Krogh",
                            ",Emil Krogh",
                            "Emil Krogh,")),
            Map.entry("emil/jr.", List.of("Emil Krogh Jr.", "Emil, Krogh, Jr.")),
            Map.entry("emil/afd.2", List.of("Emil Krogh, afd.2", "Emil (Bo), afd.2")),
            Map.entry("krogh/2", List.of("Krogh, Emil 2", "Krogh 2")),
            Map.entry("ipek/sahin", List.of("İpek Şahin", "Ipek Sahin", "Şahin, İpek", "IPEK SAHIN")),
            Map.entry("conor/o'brien", List.of("Conor O'Brien", "O'Brien, Conor", "CONOR O'BRIEN")),
            Map.entry("conor/o’brien", List.of("Conor O’Brien", "O’Brien, Conor")),
            Map.entry("jean-d'arc/d´ubre", List.of("Jean-d'Arc D´Ubre", "D´Ubre, Jean-d'Arc")),
            Map.entry("ludwig/beethoven", List.of("Ludwig van Beethoven", "van Beethoven, Ludwig", "Ludwig Beethoven")),
            Map.entry("otto/linde", List.of("Otto von der Linde", "Linde, Otto von der", "von der Linde, Otto")),
            Map.entry("maria/silva", List.of("Maria da Silva", "da Silva, Maria", "Maria de Sousa e Silva")),
            Map.entry("lukasz/łukasik", List.of("Lukasz Łukasik", "Łukasik, Lukasz")),
            Map.entry("ðora/þorsdottir", List.of("Ðóra Þórsdóttir", "Þórsdóttir, Ðóra")),
            Map.entry("ngoc/nguyen", List.of("Ngọc Nguyễn", "Nguyễn, Ngọc")),
            Map.entry("nguyen/ma", List.of("Nguyen Van Ma")),
            Map.entry("γιωργος/παππας", List.of("Γιώργος Παππάς", "Παππάς, Γιώργος")),
            Map.entry("иван/петров", List.of("Иван Петров", "Петров, Иван")),
            Map.entry("王/小明", List.of("王 小明", "小明, 王")),
            Map.entry("emil/<b>", List.of("Emil <b>", "Emil, <b>")),
            Map.entry("_/100%", List.of("_ a 100%", "_ a, 100%")),
            Map.entry("e./krogh", List.of("E. Krogh", "Krogh, E.", "E. B. Krogh")));

    @Autowired
    JdbcClient jdbc;

    @Test
    void code_and_database_find_the_same_first_and_last_name() {
        var inCode = new LinkedHashMap<String, String>();
        var inDatabase = new LinkedHashMap<String, String>();
        var expected = new LinkedHashMap<String, String>();
        NAMES.forEach((ends, names) -> names.forEach(name -> {
            var kept = PersonName.parse(name);
            expected.put(name, ends);
            inCode.put(name, kept.ends());
            inDatabase.put(name, endsInDatabase(kept));
        }));

        assertThat(inCode).isEqualTo(expected);
        assertThat(inDatabase).isEqualTo(expected);
    }

    @Test
    void both_know_the_same_titles() {
        assertThat(PersonName.AFTER_NAMES.stream()
                        .flatMap(title -> Stream.of(title, title + ".", title.toUpperCase(Locale.ROOT))))
                .allSatisfy(title -> {
                    var name = PersonName.parse("Emil Krogh, " + title);
                    assertThat(name.ends()).isEqualTo("emil/krogh");
                    assertThat(endsInDatabase(name)).isEqualTo("emil/krogh");
                });
    }

    private String endsInDatabase(PersonName name) {
        return jdbc.sql("select name_ends(:name)")
                .param("name", name.value())
                .query(String.class)
                .single();
    }
}
