package dk.ramme.web.help;

import dk.ramme.web.help.Article.Section;
import dk.ramme.web.help.ArticleReader.Place;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What stands under each heading of an article, in plain words. */
final class ArticleSections {

    private ArticleSections() {}

    static List<Section> of(Node document) {
        var sections = new ArrayList<Section>();
        var text = new StringBuilder();
        Place under = null;
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Place place) {
                if (under != null) sections.add(section(under, text));
                under = place;
                text.setLength(0);
            } else {
                text.append(text(node)).append(' ');
            }
        }
        if (under != null) sections.add(section(under, text));
        return sections;
    }

    private static Section section(Place under, StringBuilder text) {
        return new Section(
                under.id(), under.getLevel(), text(under), text.toString().strip());
    }

    /** The words of a part, with a blank where a line or a block ends. */
    static String text(Node part) {
        var words = new StringBuilder();
        part.accept(new AbstractVisitor() {

            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                words.append(' ');
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                if (parent instanceof Block || parent instanceof CustomNode) words.append(' ');
            }
        });
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
