package dk.ramme.start;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** That no setting lets mails, which carry links and names, go out unencrypted or to whoever pretends to be the mail server. */
final class MailCheck {

    private static final String PROTOCOL = "spring.mail.protocol";
    private static final String PROPERTIES = "spring.mail.properties.mail.";

    private MailCheck() {}

    static List<String> problems(Environment environment) {
        List<String> problems = new ArrayList<>();
        var protocol = environment.getProperty(PROTOCOL, "smtp");
        boolean fromTheStart = protocol.equals("smtps") || is(environment, protocol, "ssl.enable", "false");
        if (!fromTheStart && !is(environment, protocol, "starttls.required", "false")) {
            problems.add(PROPERTIES + protocol + ".starttls.required must be true: mails would go out unencrypted");
        }
        if (!is(environment, protocol, "ssl.checkserveridentity", protocol.equals("smtps") ? "true" : "false")) {
            problems.add(PROPERTIES + protocol + ".ssl.checkserveridentity must be true: any certificate would do");
        }
        if (!environment.getProperty(PROPERTIES + protocol + ".ssl.trust", "").isBlank()) {
            problems.add(PROPERTIES + protocol + ".ssl.trust must not be set: it trusts without a certificate");
        }
        return problems;
    }

    private static boolean is(Environment environment, String protocol, String property, String otherwise) {
        return environment
                .getProperty(PROPERTIES + protocol + "." + property, otherwise)
                .equals("true");
    }
}
