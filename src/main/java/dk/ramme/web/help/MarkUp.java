package dk.ramme.web.help;

import dk.ramme.web.help.ArticleReader.Place;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Goes through an article that was just read: puts in what it adds to CommonMark, and refuses what it takes away. */
final class MarkUp extends AbstractVisitor {

    private static final Pattern PLACE = Pattern.compile("(.*?)\\s*\\{#([A-Za-z][A-Za-z-]*)}");

    private final PageWords words;
    private final Locale language;

    MarkUp(PageWords words, Locale language) {
        this.words = words;
        this.language = language;
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        if (heading.getLevel() == 1) return;
        var place = heading.getLastChild() instanceof Text last ? PLACE.matcher(last.getLiteral()) : null;
        if (place == null || !place.matches()) throw refused("a heading without a place", heading);
        ((Text) heading.getLastChild()).setLiteral(place.group(1));
        var named = new Place(heading.getLevel(), place.group(2));
        heading.insertAfter(named);
        while (heading.getFirstChild() != null) named.appendChild(heading.getFirstChild());
        heading.unlink();
    }

    @Override
    public void visit(StrongEmphasis bold) {
        if (!(bold.getFirstChild() instanceof Text text) || text.getNext() != null) {
            throw refused("bold that names nothing on a page", bold);
        }
        text.setLiteral(words.of(text.getLiteral(), language));
    }

    @Override
    public void visit(Link link) {
        var to = link.getDestination();
        if (!ArticleLinks.isPage(to) && !ArticleLinks.isKnownSite(to)) throw refused("a link to " + to, link);
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        if (!image.getDestination().startsWith(IconRenderer.SCHEME)) throw refused("a picture", image);
    }

    @Override
    public void visit(HtmlBlock html) {
        throw refused("HTML", html);
    }

    @Override
    public void visit(HtmlInline html) {
        throw refused("HTML", html);
    }

    private static IllegalArgumentException refused(String what, Node where) {
        return new IllegalArgumentException(what + " (" + ArticleSections.text(where) + ")");
    }
}
