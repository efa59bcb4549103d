package dk.ramme.login;

import dk.ramme.audit.AuditTrail;
import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts what a user was refused on the trail of their own organisation (T61, ASVS 16.3.2): the method and the line of the
 * access rules, never the address itself. Beyond a ration one row says that there was more, so that nobody can fill the
 * trail by trying addresses.
 */
@Component
public class RefusalTrail {

    private static final RateLimit OF_ONE_USER = new RateLimit("refusals", 30, Duration.ofHours(1));
    private static final RateLimit LEFT_OUT = new RateLimit("refusals-left-out", 1, Duration.ofHours(1));

    private static final String SUBJECT = "refusal";

    private final AuditTrail audit;
    private final RateLimits rations;
    private final AccessRules rules;

    RefusalTrail(AuditTrail audit, RateLimits rations, AccessRules rules) {
        this.audit = audit;
        this.rations = rations;
        this.rules = rules;
    }

    /** @param details beside what was asked for */
    public void record(SignedIn me, String action, HttpServletRequest request, Map<String, String> details) {
        if (me.isGuest()) return;
        var whose = me.acting();
        Tenancy.in(me.organisation(), () -> {
            if (rations.take(OF_ONE_USER, whose)) {
                var all = new LinkedHashMap<>(details);
                all.put(
                        "page",
                        request.getMethod() + " " + rules.lineFor(request).orElse("?"));
                audit.recordRefusal(action, SUBJECT, me.userId(), all);
            } else if (rations.take(LEFT_OUT, whose)) {
                audit.recordRefusal("REFUSALS_LEFT_OUT", SUBJECT, me.userId(), Map.of());
            }
        });
    }
}
