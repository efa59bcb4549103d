package dk.ramme.web.help;

import dk.ramme.ui.Icons;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** A drawing of the icon set, for the eyes alone: the words beside it say the same. */
final class IconRenderer implements NodeRenderer {

    static final String SCHEME = "icon:";

    private final HtmlWriter html;
    private final Icons icons;

    IconRenderer(HtmlNodeRendererContext context, Icons icons) {
        this.html = context.getWriter();
        this.icons = icons;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
        var name = ((Image) node).getDestination().substring(SCHEME.length());
        html.tag(
                "svg",
                Map.of(
                        "class",
                        "icon",
                        "viewBox",
                        "0 0 16 16",
                        "fill",
                        "currentColor",
                        "aria-hidden",
                        "true",
                        "focusable",
                        "false"));
        icons.paths(name).forEach(path -> {
            html.tag("path", Map.of("d", path));
            html.tag("/path");
        });
        html.tag("/svg");
    }
}
