package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The model of the domain is as it is drawn, and its parts reach no further than their module. */
@RammeTest
class ModelTests {

    private static final Path DOCUMENT = Path.of("docs/model.md");
    private static final String RENEW = "./mvnw test -Dtest=ModelTests -Dmodel.write=true";
    private static final String BEGINS = "```mermaid\n";
    private static final String ENDS = "\n```";

    @Autowired
    EntityManagerFactory entities;

    @Test
    void the_drawing_is_current() throws IOException {
        var document = Files.readString(DOCUMENT);
        var from = document.indexOf(BEGINS) + BEGINS.length();
        var current = document.substring(0, from)
                + new ModelDiagram(entities.getMetamodel()).draw()
                + document.substring(document.indexOf(ENDS, from));

        if (Boolean.getBoolean("model.write")) {
            Files.writeString(DOCUMENT, current);
        } else {
            assertThat(document)
                    .as("%s is not what the model is. Renew it: %s", DOCUMENT, RENEW)
                    .isEqualTo(current);
        }
    }

    /** Across modules one refers by id; within one, what hangs on an entity is read when it is asked for. */
    @Test
    void associations_stay_inside_their_module_and_are_lazy() {
        for (var entity : entities.getMetamodel().getEntities()) {
            for (var one : ModelDiagram.toEntities(entity)) {
                var what = entity.getName() + "." + one.getName();
                assertThat(ModelDiagram.target(one))
                        .as(what)
                        .isNotNull()
                        .extracting(ModelDiagram::module)
                        .isEqualTo(ModelDiagram.module(entity));
                assertThat(ModelDiagram.isLazy(one)).as(what).isTrue();
            }
        }
    }
}
