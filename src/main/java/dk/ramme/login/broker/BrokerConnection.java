package dk.ramme.login.broker;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.alarm.Cause;
import dk.ramme.login.BrokerUnavailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The line to the broker: gives up soon, so that a slow broker does not hold our threads, and follows no redirects. A broker
 * that is away, or does not know Ramme, is told to whoever runs Ramme, whichever of its addresses was asked.
 */
@Component
class BrokerConnection {

    private final ClientHttpRequestFactory requests;
    private final Alarms alarms;

    BrokerConnection(BrokerSettings settings, Alarms alarms) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(settings.readTimeout());
        this.requests = new InterceptingClientHttpRequestFactory(factory, List.of(this::watched));
        this.alarms = alarms;
    }

    RestClient.Builder client() {
        return RestClient.builder().requestFactory(requests);
    }

    RestTemplate operations() {
        return new RestTemplate(requests);
    }

    /** The broker answered, and not as OpenID Connect says. */
    void notAsAgreed(BrokerUnavailable problem) {
        alarms.raise(Alarm.BROKER, String.valueOf(problem.getMessage()));
    }

    private ClientHttpResponse watched(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        try {
            var response = execution.execute(request, body);
            var problem = problem(request, response.getStatusCode());
            if (problem == null) alarms.well(Alarm.BROKER);
            else raise(request, problem);
            return response;
        } catch (IOException failure) {
            raise(request, Cause.ofConnection(failure));
            throw failure;
        }
    }

    /** What strangers bring about is none: a forged code is answered with 400, and a token that is too old with 401. */
    private static @Nullable String problem(HttpRequest request, HttpStatusCode status) {
        boolean asksWithToken = String.valueOf(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .startsWith("Bearer");
        boolean refusesRamme = status.isSameCodeAs(HttpStatus.UNAUTHORIZED) && !asksWithToken;
        boolean saysNothing = status.isError() && request.getMethod().equals(HttpMethod.GET);
        return status.is5xxServerError() || refusesRamme || saysNothing ? "status " + status.value() : null;
    }

    private void raise(HttpRequest request, String problem) {
        alarms.raise(Alarm.BROKER, request.getURI().getHost() + request.getURI().getPath() + ": " + problem);
    }
}
