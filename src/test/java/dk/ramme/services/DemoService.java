package dk.ramme.services;

import dk.ramme.login.AssuranceLevel;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The self-service of the demonstration: registered with the Ramme that was started, and started beside it. */
@TestConfiguration(proxyBeanMethods = false)
public class DemoService implements DisposableBean {

    private static final String ID = "indberet-barsel";

    private final ServiceDesk desk;
    private final Environment environment;
    private @Nullable IndberetBarsel service;

    DemoService(ServiceDesk desk, Environment environment) {
        this.desk = desk;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var port = environment.getProperty("demo.service-port", Integer.class, 0);
        var started = new IndberetBarsel(URI.create(environment.getRequiredProperty("ramme.base-url")), port);
        service = started;
        if (desk.all().stream().noneMatch(one -> one.id().equals(ID))) {
            desk.add(new ServiceOrder(
                    ID,
                    IndberetBarsel.NAME,
                    "drift@barsel.example",
                    null,
                    List.of(started.at("/back").toString()),
                    List.of(started.at("/").toString()),
                    started.at("/told").toString(),
                    List.of("openid", "profile", "email", "organisation", "rights"),
                    AssuranceLevel.SUBSTANTIAL,
                    List.of(),
                    ServiceOrder.Agreed.NOTHING));
            desk.changeLogo(ID, ServiceLogo.Picture.of(IndberetBarsel.logo(192, 96)));
        }
        // nobody has kept the one of the last time
        started.as(ID, desk.changeSecret(ID).value());
        System.out.println("  A self-service to log in to:  " + started.at("/") + "\n");
    }

    @Override
    public void destroy() {
        if (service != null) service.close();
    }
}
