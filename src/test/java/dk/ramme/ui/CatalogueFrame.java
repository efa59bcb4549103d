package dk.ramme.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** On the catalogue's own pages somebody is logged in; on all others nobody is. */
@Component
@Profile(CatalogueApplication.PROFILE)
class CatalogueFrame implements FrameSource {

    @Override
    public Frame frame(HttpServletRequest request) {
        if (request.getParameter("broken") != null) throw new IllegalStateException("the person cannot be found");
        if (!request.getRequestURI().equals("/catalogue")) return Frame.anonymous();
        List<NavigationItem> items = List.of(
                NavigationItem.to("setup", "/setup"),
                NavigationItem.to("people", "/people"),
                NavigationItem.to("activation", "/activation"),
                NavigationItem.to("notifications", "/notifications").with(3, Integer.MAX_VALUE),
                NavigationItem.to("settings", "/settings"));
        return new Frame("Nordlys Energi A/S", "Karen Holm", items, "/people", "/login/organisation");
    }
}
