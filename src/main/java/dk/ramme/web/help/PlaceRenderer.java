package dk.ramme.web.help;

import dk.ramme.web.help.ArticleReader.Place;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** A heading that can be led to. */
final class PlaceRenderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    PlaceRenderer(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Place.class);
    }

    @Override
    public void render(Node node) {
        var place = (Place) node;
        html.line();
        html.tag("h" + place.getLevel(), Map.of("id", place.id()));
        for (var child = place.getFirstChild(); child != null; child = child.getNext()) context.render(child);
        html.tag("/h" + place.getLevel());
        html.line();
    }
}
