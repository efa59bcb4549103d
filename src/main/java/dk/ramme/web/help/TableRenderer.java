package dk.ramme.web.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Emphasis;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * A table that can be heard as well as seen: with a caption, which is the line in italics before it, the titles as heads of
 * the columns and the first cell as head of its row. On narrow screens each cell says its column.
 */
final class TableRenderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    TableRenderer(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(TableBlock.class, Paragraph.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof TableBlock) {
            table(node);
        } else if (!isCaption(node)) {
            paragraph(node);
        }
    }

    private static boolean isCaption(Node paragraph) {
        return paragraph.getNext() instanceof TableBlock
                && paragraph.getFirstChild() instanceof Emphasis only
                && only.getNext() == null;
    }

    private void paragraph(Node paragraph) {
        if (paragraph.getParent().getParent() instanceof ListBlock list && list.isTight()) {
            children(paragraph);
            return;
        }
        html.line();
        html.tag("p", context.extendAttributes(paragraph, "p", Map.of()));
        children(paragraph);
        html.tag("/p");
        html.line();
    }

    private void table(Node table) {
        var caption = table.getPrevious();
        if (caption == null || !isCaption(caption)) {
            throw new IllegalArgumentException("a table without a caption: " + ArticleSections.text(table));
        }
        var name = ArticleSections.text(caption);
        html.tag("div", Map.of("class", "scroll", "role", "region", "tabindex", "0", "aria-label", name));
        html.tag("table", Map.of("class", "stack"));
        html.tag("caption");
        html.text(name);
        html.tag("/caption");
        var titles = new ArrayList<String>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            var tag = part instanceof TableHead ? "thead" : "tbody";
            html.tag(tag);
            for (var row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) row(row, titles);
            html.tag("/" + tag);
        }
        html.tag("/table");
        html.tag("/div");
        html.line();
    }

    private void row(Node row, List<String> titles) {
        html.tag("tr");
        var at = 0;
        for (var cell = row.getFirstChild(); cell instanceof TableCell one; cell = cell.getNext()) {
            if (one.isHeader()) {
                titles.add(ArticleSections.text(one));
                cell("th", Map.of("scope", "col"), one);
            } else if (at == 0) {
                cell("th", Map.of("scope", "row"), one);
            } else {
                cell("td", Map.of("data-label", titles.get(at)), one);
            }
            at++;
        }
        html.tag("/tr");
        html.line();
    }

    private void cell(String tag, Map<String, String> attributes, Node cell) {
        html.tag(tag, new LinkedHashMap<>(attributes));
        children(cell);
        html.tag("/" + tag);
    }

    private void children(Node parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) context.render(child);
    }
}
