package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.standard.expression.AssignationUtils;
import org.thymeleaf.standard.expression.EachUtils;
import org.thymeleaf.standard.expression.StandardExpressions;

/** What templates ask for can be read by Thymeleaf, on branches too that no test of a page comes to; and by people. */
class TemplateTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\sth:([a-z-]+)=\"([^\"]+)\"");
    private static final Set<String> NAMES_ONLY = Set.of("fragment", "remove", "ref");
    private static final Set<String> ASSIGNMENTS = Set.of("with", "attr", "attrappend", "attrprepend");

    private final ExpressionContext context = new ExpressionContext(new SpringTemplateEngine().getConfiguration());

    @Test
    void every_expression_of_every_template_can_be_read() throws IOException {
        var unreadable = new ArrayList<String>();

        for (var template : templates()) {
            var attributes = ATTRIBUTE.matcher(Files.readString(template));
            while (attributes.find()) {
                var expression = HtmlUtils.htmlUnescape(attributes.group(2));
                if (!isReadable(attributes.group(1), expression)) unreadable.add(template + ": " + expression);
            }
        }

        assertThat(unreadable).isEmpty();
    }

    @Test
    void no_line_of_a_template_is_longer_than_160_characters() throws IOException {
        var longer = new ArrayList<String>();

        for (var template : templates()) {
            Files.readAllLines(template).stream()
                    .filter(line -> line.length() > 160)
                    .forEach(line -> longer.add(template + ": " + line.strip()));
        }

        assertThat(longer).isEmpty();
    }

    private boolean isReadable(String attribute, String expression) {
        try {
            if (NAMES_ONLY.contains(attribute) || expression.equals("*")) return true;
            if (attribute.equals("each")) {
                EachUtils.parseEach(context, expression);
            } else if (ASSIGNMENTS.contains(attribute)) {
                AssignationUtils.parseAssignationSequence(context, expression, false);
            } else {
                StandardExpressions.getExpressionParser(context.getConfiguration())
                        .parseExpression(context, expression);
            }
            return true;
        } catch (TemplateProcessingException cannotBeRead) {
            return false;
        }
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
