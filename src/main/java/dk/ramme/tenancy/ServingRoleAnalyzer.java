package dk.ramme.tenancy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application which role it must not serve as. */
class ServingRoleAnalyzer extends AbstractFailureAnalyzer<ServingRole.Unbound> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ServingRole.Unbound cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Serve as a role of its own that owns nothing; the README says how the two roles are made.",
                cause);
    }
}
